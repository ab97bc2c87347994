import TestSupport
import Testing
import TimeSeries

/// Bytes that are not those of a chunk give an error: no crash, and never other data.
@Suite struct ChunkCorruptionTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `damaged bytes are refused`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let bytes = ChunkCase(using: &random).chunk.bytes
        for _ in 0..<40 {
            let damaged = Self.damaged(bytes, &random)
            guard damaged != bytes else { continue }
            #expect(throws: ChunkError.self, "seed \(seed)") { try Chunk(bytes: damaged) }
        }
    }

    /// The checksum is made to fit, so that the decoder itself has to cope with nonsense.
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `damage that the checksum does not show is an error or a whole chunk`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let bytes = ChunkCase(using: &random).chunk.bytes
        for _ in 0..<40 {
            let damaged = Self.damaged(bytes, &random)
            guard damaged.count >= 8, damaged.count % 8 == 0 else { continue }
            let sealed = Self.resealed(damaged)
            guard let chunk = try? Chunk(bytes: sealed) else { continue }
            #expect(chunk.bytes == sealed)
            let counts = (0..<chunk.columnCount).map { chunk.samples(of: $0).count }
            #expect(counts.reduce(0, +) == chunk.sampleCount)
        }
    }

    @Test func `noise is refused`() {
        var random = SplitMix64(seed: 3)
        for length in 0..<300 {
            let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(throws: ChunkError.self) { try Chunk(bytes: noise) }
        }
    }

    @Test func `every single bit counts`() {
        let bytes = Chunk(times: [1, 2, 4], columns: [[1, 2, 4], [0.1, nil, 0.3]]).bytes
        for bit in 0..<bytes.count * 8 {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: ChunkError.self) { try Chunk(bytes: damaged) }
        }
    }

    private static let small = Chunk(times: [1, 2], columns: [[1, 2]]).bytes

    @Test(arguments: [
        ([UInt8](), ChunkError.length(bytes: 0)),
        (Array(small.dropLast()), .length(bytes: small.count - 1)),
        ([9] + small.dropFirst(), .version(9)),
        (resealed(Array(small.prefix(8))), .truncated(bit: 64, missing: 3)),
        (resealed([1, 0] + small.dropFirst(2)), .malformed(bit: 64, .rowCount)),
        (resealed([1, 129] + small.dropFirst(2)), .malformed(bit: 64, .rowCount)),
        (resealed([1, 2, 0] + small.dropFirst(3)), .malformed(bit: 106, .excess)),
        (
            resealed(small + [UInt8](repeating: 0, count: 8)),
            .malformed(bit: 148, .excess)
        ),
    ])
    func `says what is wrong`(_ bytes: [UInt8], _ error: ChunkError) {
        #expect(throws: error) { try Chunk(bytes: bytes) }
    }

    @Test func `an error says what cannot be read, and no data`() {
        let flaw = ChunkError.malformed(bit: 70, .times)
        #expect("\(flaw)" == "cannot read a chunk: the times cannot be right, before bit 70")
        #expect("\(ChunkError.length(bytes: 3))" == "cannot read a chunk of 3 bytes")
    }

    @Test func `the checksum is CRC-32C`() {
        // RFC 3720, B.4: 32 bytes of zeros, of ones, and counting up.
        #expect(Self.crc([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
        #expect(Self.crc([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
        #expect(Self.crc(Array(0..<32)) == 0x46DD_794E)
        #expect(Self.resealed(Self.small) == Self.small)
    }

    private static func damaged(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
        case 1: bytes += (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
        case 2:
            let place = Int.random(in: 0..<bytes.count, using: &random)
            bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
        case 3:
            let start = Int.random(in: 0..<bytes.count, using: &random)
            let end = Int.random(in: start..<bytes.count, using: &random)
            for place in start...end { bytes[place] = UInt8.random(in: 0...255, using: &random) }
        default:
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let bit = Int.random(in: 0..<bytes.count * 8, using: &random)
                bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            }
        }
        return bytes
    }

    /// The bytes as version 1 with a checksum that fits.
    private static func resealed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        bytes.replaceSubrange(4..<8, with: [0, 0, 0, 0])
        bytes[0] = 1
        let sum = crc(bytes)
        for index in 0..<4 { bytes[4 + index] = UInt8(sum >> UInt32(8 * index) & 0xFF) }
        return bytes
    }

    /// Bit by bit, as it is defined.
    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0x82F6_3B78 : sum >> 1 }
        }
        return ~sum
    }
}
