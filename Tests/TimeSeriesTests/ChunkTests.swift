import TestSupport
import Testing
import TimeSeries

/// Which code is chosen for what, what it costs, and that the format does not change.
@Suite struct ChunkTests {
    /// A column of 120 values and the most bytes that it may take, header included.
    struct Column: Sendable, CustomStringConvertible {
        let description: String
        let coding: String
        let bytesMax: Double
        let value: @Sendable (Int, inout SplitMix64) -> Double
    }

    private static let columns: [Column] = [
        Column(description: "zero", coding: "constant", bytesMax: 2) { _, _ in 0 },
        Column(description: "a limit", coding: "constant", bytesMax: 7) { _, _ in 4_294_967_296 },
        Column(description: "a share", coding: "constant", bytesMax: 10) { _, _ in 0.1 + 0.2 },
        Column(description: "NaN", coding: "constant", bytesMax: 10) { _, _ in .nan },
        Column(description: "a clock", coding: "even", bytesMax: 10) { row, _ in
            5 + 10.0 * Double(row)
        },
        Column(description: "tenths", coding: "even", bytesMax: 10) { row, _ in Double(row) / 10 },
        Column(description: "a switch", coding: "packed", bytesMax: 22) { _, random in
            Double(50 + Int.random(in: 0...1, using: &random))
        },
        Column(description: "a counter", coding: "delta", bytesMax: 60) { row, random in
            Double(1_000 + 7 * row + Int.random(in: 0...1, using: &random))
        },
        Column(description: "a rare jump", coding: "delta", bytesMax: 40) { row, _ in
            row < 70 ? 1_000_000 : 1_234_567
        },
        Column(description: "pages", coding: "packed", bytesMax: 140) { _, random in
            4_096 * Double(Int.random(in: 0..<256, using: &random))
        },
        Column(description: "floats", coding: "packed", bytesMax: 480) { _, random in
            Double(Float.random(in: 0.5..<1, using: &random))
        },
        Column(description: "fresh", coding: "packed", bytesMax: 6.25 * 120 + 20) { _, random in
            Double.random(in: 0.6...0.7, using: &random)
        },
        Column(description: "bursts", coding: "xor", bytesMax: 420) { row, random in
            row % 5 == 0 ? Double.random(in: 0.5...0.9, using: &random) : 0
        },
    ]

    @Test(arguments: columns)
    func `chooses the shortest code`(_ column: Column) {
        var random = SplitMix64(seed: 7)
        let values = (0..<120).map { column.value($0, &random) }
        let chunk = Chunk(times: grid(120), columns: [values])
        let size = chunk.columnSizes[1]
        #expect(size.coding == column.coding)
        #expect(Double(size.bits) / 8 <= column.bytesMax)
        #expect(size.samples == 120)
        #expect(chunk.samples(of: 0).map(\.value.bitPattern) == values.map(\.bitPattern))
    }

    private func grid(_ rows: Int) -> [Int64] {
        (0..<rows).map { 1_790_000_000_000 + Int64($0) * 10_000 }
    }

    @Test func `times on a grid are two numbers, and jitter costs only itself`() {
        let even = Chunk(times: grid(120), columns: [])
        #expect(even.columnSizes[0].coding == "even")
        #expect(even.byteCount <= 24)
        var random = SplitMix64(seed: 1)
        let times = grid(120).map { $0 + Int64.random(in: -300...300, using: &random) }
        let bits = Chunk(times: times, columns: []).columnSizes[0].bits
        #expect(Double(bits) / 120 <= 11.5)
    }

    @Test func `a column may lack rows, all of them too`() {
        let columns: [[Double?]] = [[nil, 1, nil, 2], [nil, nil, nil, nil], [3, 3, 3, nil]]
        let chunk = Chunk(times: [1, 2, 3, 4], columns: columns)
        #expect(chunk.samples(of: 0).map(\.milliseconds) == [2, 4])
        #expect(chunk.samples(of: 1).isEmpty)
        #expect(chunk.samples(of: 2).map(\.milliseconds) == [1, 2, 3])
        #expect(chunk.samples(of: 3).isEmpty)
        #expect(chunk.sampleCount == 5)
        #expect(chunk.columnSizes.map(\.coding) == ["even", "even", "absent", "constant"])
    }

    /// Written once by version 1; whoever changes the format gives it another number.
    @Test func `reads the bytes of the first version`() throws {
        let columns: [[Double?]] = [
            [1, 1, 1, 1], [10, 20, 30, 40], [0.5, 7, -3, 1_000], [.nan, -0.0, nil, .infinity],
            [0.9333999999887833, 0.9271, 0.9333999999887833, 0.9271000001],
        ]
        let chunk = Chunk(times: [1_000, 11_000, 21_007, 5_000], columns: columns)
        #expect(chunk.bytes == Self.firstVersion)
        let again = try Chunk(bytes: Self.firstVersion)
        for (index, column) in columns.enumerated() {
            let values = again.samples(of: index).map(\.value.bitPattern)
            #expect(values == column.compactMap { $0?.bitPattern })
        }
        #expect(again.samples(of: 3).map(\.milliseconds) == [1_000, 11_000, 5_000])
    }

    private static let firstVersion: [UInt8] = [
        0x01, 0x04, 0x05, 0x00, 0xA3, 0x09, 0x21, 0xA0, 0x04, 0x5B, 0x00, 0x0B, 0xE8, 0x03,
        0x0F, 0x00, 0x00, 0xC4, 0xE9, 0xC4, 0x09, 0xFA, 0x08, 0x10, 0x28, 0x80, 0x01, 0x50,
        0xA0, 0x05, 0xCA, 0x20, 0x05, 0x60, 0xD8, 0x01, 0xC7, 0x08, 0x40, 0x06, 0x00, 0x00,
        0x2E, 0x67, 0xBF, 0x1A, 0xC0, 0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0xE0, 0xFF, 0x0D,
        0x30, 0xFF, 0x3F, 0xFF, 0xDF, 0xF7, 0x0D, 0x30, 0x92, 0x13, 0xD4, 0x9A, 0xE6, 0xDD,
        0xFE, 0x73, 0xE4, 0x16, 0x74, 0x0B, 0xCF, 0x90, 0xD2, 0x2B, 0xE8, 0x16, 0x9E, 0x21,
        0xA5, 0x57, 0xBB, 0x09, 0x3D, 0x43, 0x4A, 0x07, 0x00, 0x00, 0x00, 0x00,
    ]
}
