import CSimdJSON

/// The UTF-8 bytes of a string in a parsed document, without a copy; valid as long as the document.
@safe struct JSONText {
    private let start: UnsafePointer<UInt8>
    /// The number of bytes.
    let count: Int

    /// Views bytes that lie in simdjson's string buffer, behind which 8 more bytes can be read.
    init(start: UnsafePointer<UInt8>, count: Int) {
        unsafe self.start = start
        self.count = count
    }

    /// What the text is found by in tables.
    @inline(__always)
    var key: TextKey {
        let first = unsafe UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
        guard count >= 8 else {
            return TextKey(head: first & ((1 << UInt64(8 * count)) - 1), tail: 0, count: count)
        }
        let last = unsafe UnsafeRawPointer(start + (count - 8)).loadUnaligned(as: UInt64.self)
        return TextKey(head: first, tail: last, count: count)
    }

    /// Compares with text that is written in the program.
    @inline(__always)
    func equals(_ other: StaticString) -> Bool {
        guard count == other.utf8CodeUnitCount else { return false }
        return unsafe rewatchd_json_equal(start, other.utf8Start, count)
    }

    /// Compares with as many of the bytes as the text has, from a place on.
    @inline(__always)
    func equals(_ other: [UInt8], from place: Int) -> Bool {
        guard other.count - place >= count else { return false }
        return unsafe other.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return true }
            return unsafe rewatchd_json_equal(start, base + place, count)
        }
    }

    /// Shows the bytes to a closure.
    @inline(__always)
    func withBytes<Result>(_ use: (Span<UInt8>) -> Result) -> Result {
        unsafe use(UnsafeBufferPointer(start: start, count: count).span)
    }

    /// The bytes, copied.
    var bytes: [UInt8] { unsafe Array(UnsafeBufferPointer(start: start, count: count)) }

    /// A copy, cut off at a character's boundary when it has more bytes than that.
    func string(maximum: Int) -> String {
        guard count > maximum else {
            return unsafe String(
                decoding: UnsafeBufferPointer(start: start, count: count),
                as: UTF8.self
            )
        }
        var end = maximum
        while end > 0, unsafe start[end] & 0xC0 == 0x80 { end -= 1 }
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: end), as: UTF8.self)
    }
}
