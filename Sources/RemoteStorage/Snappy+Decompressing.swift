extension Snappy {
    /// Decompresses a block whose content has at most so many bytes; O(bytes of the content).
    ///
    /// The length stands at the beginning, so what is too long is refused before anything of it is
    /// made, and nothing that follows can make it longer.
    package static func decompress(
        _ block: [UInt8],
        limit: Int
    ) throws(RemoteStorageError) -> [UInt8] {
        var rest = block[...]
        guard let length = rest.popVarint() else {
            throw .notCompressed(reason: "it has no length")
        }
        guard length <= UInt64(max(0, limit)) else { throw .tooLong(limit: limit) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(length))
        while let tag = rest.popFirst() {
            if tag & 3 == 0 {
                try appendLiteral(tag, &rest, to: &bytes)
            } else {
                try appendCopy(tag, &rest, to: &bytes, length: Int(length))
            }
            guard bytes.count <= Int(length) else { break }
        }
        guard bytes.count == Int(length) else {
            throw .notCompressed(reason: "it is not as long as it says")
        }
        return bytes
    }

    private static func appendLiteral(
        _ tag: UInt8,
        _ rest: inout ArraySlice<UInt8>,
        to bytes: inout [UInt8]
    ) throws(RemoteStorageError) {
        var count = Int(tag >> 2)
        if count >= 60 { count = try number(of: count - 59, &rest) }
        guard count < rest.count else {
            throw .notCompressed(reason: "a literal reaches beyond its end")
        }
        bytes += rest.prefix(count + 1)
        rest = rest.dropFirst(count + 1)
    }

    private static func appendCopy(
        _ tag: UInt8,
        _ rest: inout ArraySlice<UInt8>,
        to bytes: inout [UInt8],
        length: Int
    ) throws(RemoteStorageError) {
        var count = Int(tag >> 2) + 1
        let distance: Int
        switch tag & 3 {
        case 1:
            count = Int(tag >> 2 & 7) + 4
            distance = Int(tag >> 5) << 8 | (try number(of: 1, &rest))
        case 2: distance = try number(of: 2, &rest)
        case _: distance = try number(of: 4, &rest)
        }
        guard distance > 0, distance <= bytes.count, bytes.count + count <= length else {
            throw .notCompressed(reason: "a copy reaches beyond its content")
        }
        // One by one: what is copied may be what the copy has just made.
        for _ in 0..<count { bytes.append(bytes[bytes.count - distance]) }
    }

    /// A number of one to four bytes, the lowest first.
    private static func number(
        of count: Int,
        _ rest: inout ArraySlice<UInt8>
    ) throws(RemoteStorageError) -> Int {
        guard rest.count >= count else { throw .notCompressed(reason: "it ends in an element") }
        var value = 0
        for place in 0..<count { value |= Int(rest.popFirst() ?? 0) << (8 * place) }
        return value
    }
}
