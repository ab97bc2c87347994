// The block format of Snappy. A block is the length of the whole as a varint and a
// series of elements, each of which is bytes as they are or a copy of earlier ones:
//
//     literal   LLLLLL00  bytes              up to 60 bytes; 60 and 61: the length − 1 follows
//     copy      LLLLLL10  distance (2 bytes)  up to 64 bytes from up to 65,535 bytes before
//
// Two more kinds of copies are read and never written: DDDLLL01 with one byte, and LLLLLL11 with
// four bytes of distance.
//
// Copies are found by a table of the last place of each four bytes. Labels repeat from series to
// series, so a write request shrinks to a fifth; the library's tricks would make it a little
// smaller and much faster, for a request of 100 KB every ten seconds that makes no difference.
//
// Source: <https://github.com/google/snappy/blob/main/format_description.txt>.

/// Compresses and decompresses for remote write and read.
package enum Snappy {
    private static let tableBits: UInt32 = 14
    private static let matchMin = 4
    private static let copyMax = 64
    private static let distanceMax = 65_535

    /// Compresses bytes into a block; O(bytes).
    package static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var block: [UInt8] = []
        block.reserveCapacity(bytes.count / 2 + 16)
        append(length: bytes.count, to: &block)
        var places = [Int32](repeating: -1, count: 1 << tableBits)
        var literal = 0
        var place = 0
        while place + matchMin <= bytes.count {
            let slot = hash(bytes, place)
            let candidate = Int(places[slot])
            places[slot] = Int32(place)
            guard candidate >= 0, place - candidate <= distanceMax,
                let length = match(bytes, candidate, place)
            else {
                place += 1
                continue
            }
            append(literal: bytes[literal..<place], to: &block)
            append(copy: length, from: place - candidate, to: &block)
            place += length
            literal = place
        }
        append(literal: bytes[literal...], to: &block)
        return block
    }

    private static func hash(_ bytes: [UInt8], _ place: Int) -> Int {
        let word =
            UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8
            | UInt32(bytes[place + 2]) << 16 | UInt32(bytes[place + 3]) << 24
        return Int((word &* 0x1E35_A7BD) >> (32 - tableBits))
    }

    /// How many bytes are the same at two places; nil when too few for a copy.
    private static func match(_ bytes: [UInt8], _ early: Int, _ late: Int) -> Int? {
        var length = 0
        while late + length < bytes.count, bytes[early + length] == bytes[late + length] {
            length += 1
        }
        return length >= matchMin ? length : nil
    }

    private static func append(length: Int, to block: inout [UInt8]) {
        var rest = length
        while rest >= 0x80 {
            block.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        block.append(UInt8(rest))
    }

    private static func append(literal: ArraySlice<UInt8>, to block: inout [UInt8]) {
        var rest = literal
        while !rest.isEmpty {
            let piece = rest.prefix(1 << 16)
            let length = piece.count - 1
            switch length {
            case 0..<60: block.append(UInt8(length << 2))
            case 60..<256: block += [60 << 2, UInt8(length)]
            case _: block += [61 << 2, UInt8(length & 0xFF), UInt8(length >> 8)]
            }
            block += piece
            rest = rest.dropFirst(piece.count)
        }
    }

    private static func append(copy length: Int, from distance: Int, to block: inout [UInt8]) {
        var rest = length
        while rest > 0 {
            let piece = min(rest, copyMax)
            block.append(UInt8((piece - 1) << 2 | 2))
            block += [UInt8(distance & 0xFF), UInt8(distance >> 8)]
            rest -= piece
        }
    }
}
