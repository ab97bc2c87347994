import RemoteStorage
import TestSupport
import Testing
import TimeSeries

/// What is compressed comes back, by a reader that was written from the format's description.
@Suite struct SnappyTests {
    /// Decompresses a block; nil when it is none.
    private func decompressed(_ block: [UInt8]) -> [UInt8]? {
        var rest = block[...]
        func number(_ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(rest.popFirst() ?? 0) << (8 * $1) }
        }
        var (length, shift) = (0, 0)
        while let byte = rest.popFirst() {
            length |= Int(byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 { break }
        }
        var bytes: [UInt8] = []
        while let tag = rest.popFirst() {
            var count = Int(tag >> 2) + 1
            guard tag & 3 == 0 else {
                guard tag & 3 == 2 else { return nil }
                let distance = number(2)
                guard (1...bytes.count).contains(distance) else { return nil }
                for _ in 0..<count { bytes.append(bytes[bytes.count - distance]) }
                continue
            }
            if count > 60 { count = number(count - 60) + 1 }
            guard rest.count >= count else { return nil }
            bytes += rest.prefix(count)
            rest = rest.dropFirst(count)
        }
        return bytes.count == length ? bytes : nil
    }

    @Test(arguments: 1...80 as ClosedRange<UInt64>)
    func `any bytes come back`(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...30, using: &random) {
            let start = Int.random(in: 0...bytes.count, using: &random)
            bytes += bytes[start...].prefix(Int.random(in: 0...300, using: &random))
            let fresh = Int.random(in: 0...400, using: &random)
            bytes += (0..<fresh).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
        #expect(decompressed(Snappy.compress(bytes)) == bytes)
        #expect(try Snappy.decompress(Snappy.compress(bytes), limit: bytes.count) == bytes)
    }

    @Test(
        arguments: [
            // A literal, and copies with a distance of one, two and four bytes, one of them over
            // itself.
            ([4, 0x0C, 0x61, 0x62, 0x63, 0x64], "abcd"),
            ([8, 0x0C, 0x61, 0x62, 0x63, 0x64, 0x01, 0x04], "abcdabcd"),
            ([7, 0x0C, 0x61, 0x62, 0x63, 0x64, 0x0A, 0x02, 0x00], "abcdcdc"),
            ([6, 0x0C, 0x61, 0x62, 0x63, 0x64, 0x07, 0x01, 0x00, 0x00, 0x00], "abcddd"),
            ([1, 0xF0, 0x00, 0x61], "a"), ([1, 0xF4, 0x00, 0x00, 0x61], "a"),
            ([1, 0xF8, 0x00, 0x00, 0x00, 0x61], "a"), ([1, 0xFC, 0, 0, 0, 0, 0x61], "a"), ([0], ""),
        ] as [([UInt8], String)]
    )
    func `every kind of element is read`(_ block: [UInt8], _ text: String) throws {
        #expect(try Snappy.decompress(block, limit: 8) == Array(text.utf8))
    }

    @Test(
        arguments: [
            [], [0x80], [1], [1, 0x00], [2, 0x00, 0x61], [0, 0x00, 0x61], [4, 0x01, 0x01],
            [5, 0x00, 0x61, 0x01, 0x00], [5, 0x00, 0x61, 0x01, 0x02],
            [2, 0x00, 0x61, 0x0A, 0x01, 0],
            [1, 0xF0], [9, 0x20, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
            [1, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x61],
        ] as [[UInt8]]
    )
    func `what is no block, or one too long, is refused`(_ block: [UInt8]) {
        #expect(throws: RemoteStorageError.self) { try Snappy.decompress(block, limit: 8) }
    }

    @Test(arguments: [0, 1, 3, 4, 59, 60, 61, 62, 255, 256, 257, 65_535, 65_536, 65_537, 200_000])
    func `any length comes back`(_ count: Int) {
        var random = SplitMix64(seed: UInt64(count))
        let fresh = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(decompressed(Snappy.compress(fresh)) == fresh)
        let same = [UInt8](repeating: 7, count: count)
        #expect(decompressed(Snappy.compress(same)) == same)
    }

    @Test func `the message is what the description says`() {
        var request = WriteRequest()
        let labels = [("b", "2"), ("a", ""), ("A", "1")].map { (name: $0.0, value: $0.1) }
        request.add("m", labels, [Sample(milliseconds: -1, value: 1)])
        request.add("empty", labels, [])
        let expected: [[UInt8]] = [
            [0x0A, 0x3E],
            [0x0A, 0x06, 0x0A, 0x01] + "A".utf8 + [0x12, 0x01] + "1".utf8,
            [0x0A, 0x0D, 0x0A, 0x08] + "__name__".utf8 + [0x12, 0x01] + "m".utf8,
            [0x0A, 0x06, 0x0A, 0x01] + "b".utf8 + [0x12, 0x01] + "2".utf8,
            [0x12, 0x14, 0x09, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0x10],
            [UInt8](repeating: 0xFF, count: 9) + [0x01],
        ]
        let message = decompressed(request.body) ?? []
        #expect(Array(message.dropFirst(2)) == Array(expected.dropFirst().joined()))
        #expect(message.count == Int(message[1]) + 2)
        #expect(request.sampleCount == 1)
    }

    @Test func `labels that repeat cost little`() {
        var request = WriteRequest()
        var plain = 0
        for number in 0..<500 {
            let labels = [
                (name: "cluster", value: "prod-eu"), (name: "database", value: "\(number)"),
            ]
            let metric = "redis_enterprise_database_average_latency_seconds"
            request.add(metric, labels, [Sample(milliseconds: 1_790_000_000_000, value: 0.25)])
            plain += metric.utf8.count + 60
        }
        #expect(request.body.count * 3 < plain)
    }
}
