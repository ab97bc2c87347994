import TestSupport
import Testing
import TimeSeries

/// Every bit of every chunk comes back, from memory and from bytes.
@Suite struct ChunkPropertyTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `gives back every bit of what it was made of`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<10 {
            let one = ChunkCase(using: &random)
            guard !survives(one) else { continue }
            let least = one.shrunk { !survives($0) }
            Issue.record("seed \(seed): \(least)")
            return
        }
    }

    private func survives(_ one: ChunkCase) -> Bool {
        let chunk = one.chunk
        guard one.isHeld(by: chunk), let again = try? Chunk(bytes: chunk.bytes) else {
            return false
        }
        return again == chunk && one.isHeld(by: again) && again.bytes == chunk.bytes
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a failure is made small`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var one = ChunkCase(using: &random)
        one.columns.append(one.times.indices.map { Double($0) })
        let wanted = Double(one.times.count - 1)
        let least = one.shrunk { $0.columns.contains { $0.contains(wanted) } }
        #expect(least.times.count == 1)
        #expect(least.columns == [[wanted]])
    }

    @Test(arguments: ColumnKind.oddValues)
    func `keeps an odd value alone, twice, and among others`(_ value: Double) {
        for column in [[value], [value, value], [1, value, 2], [value, -value, 0.5, value]] {
            let times = column.indices.map(Int64.init)
            let chunk = Chunk(times: times, columns: [column])
            #expect(chunk.samples(of: 0).map(\.value.bitPattern) == column.map(\.bitPattern))
        }
    }

    @Test(
        arguments: [
            [.min, .max, .min, 0, -1], [.max, .max, .max], [5, 5, 5], [3, 2, 1, 0, -1, -2],
            [0, 10_000, 3_610_000, 3_620_000],
        ] as [[Int64]]
    )
    func `keeps times as they are`(_ times: [Int64]) throws {
        let chunk = Chunk(times: times, columns: [times.map { _ in 1 }])
        #expect(chunk.samples(of: 0).map(\.milliseconds) == times)
        #expect(try Chunk(bytes: chunk.bytes) == chunk)
    }
}
