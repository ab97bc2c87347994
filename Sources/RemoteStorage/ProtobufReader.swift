/// Reads the wire format of protocol buffers, field by field, as far as remote read needs it.
///
/// It looks at no more than the bytes that it is given, keeps nothing, and whatever the bytes are,
/// each step takes at least one of them. Groups, which no message of today has, are refused.
/// Source: <https://protobuf.dev/programming-guides/encoding/>.
struct ProtobufReader {
    /// What a field holds.
    enum Value {
        case number(UInt64)
        case bytes(ArraySlice<UInt8>)
        /// Eight or four bytes, which no field that is read here has.
        case fixed
    }

    private var rest: ArraySlice<UInt8>
    private let message: String

    /// Reads a message, whose name is for those who must be told that it is none.
    init(_ bytes: ArraySlice<UInt8>, _ message: String) {
        rest = bytes
        self.message = message
    }

    /// The next field; nil at the end.
    mutating func next() throws(RemoteStorageError) -> (field: UInt64, value: Value)? {
        guard !rest.isEmpty else { return nil }
        let key = try varint()
        let value: Value =
            switch key & 7 {
            case 0: .number(try varint())
            case 1: try fixed(8)
            case 2: .bytes(try bytes())
            case 5: try fixed(4)
            case _: throw .malformed(message: message)
            }
        guard key >> 3 != 0 else { throw .malformed(message: message) }
        return (key >> 3, value)
    }

    private mutating func fixed(_ count: Int) throws(RemoteStorageError) -> Value {
        guard rest.count >= count else { throw .malformed(message: message) }
        rest = rest.dropFirst(count)
        return .fixed
    }

    private mutating func bytes() throws(RemoteStorageError) -> ArraySlice<UInt8> {
        let length = try varint()
        guard length <= UInt64(rest.count) else { throw .malformed(message: message) }
        defer { rest = rest.dropFirst(Int(length)) }
        return rest.prefix(Int(length))
    }

    private mutating func varint() throws(RemoteStorageError) -> UInt64 {
        guard let value = rest.popVarint() else { throw .malformed(message: message) }
        return value
    }
}

extension ArraySlice<UInt8> {
    /// Takes a number of up to ten bytes off the beginning; nil when there is none.
    mutating func popVarint() -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            guard let byte = popFirst() else { return nil }
            let bits = UInt64(byte & 0x7F)
            // The tenth byte has room for one bit.
            guard shift < 63 || bits <= 1 else { return nil }
            value |= bits << UInt64(shift)
            if byte < 0x80 { return value }
        }
        return nil
    }
}
