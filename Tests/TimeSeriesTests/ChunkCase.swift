import TestSupport
import TimeSeries

/// What goes into a chunk, drawn from a seed, and made smaller when something fails.
struct ChunkCase: CustomStringConvertible {
    var times: [Int64]
    var columns: [[Double?]]

    var chunk: Chunk { Chunk(times: times, columns: columns) }

    /// What must come back for each column.
    var expected: [[(Int64, UInt64)]] {
        columns.map { column in
            zip(times, column).compactMap { time, value in value.map { (time, $0.bitPattern) } }
        }
    }

    var description: String {
        let values = columns.map { column in
            column.map { $0.map { "0x\(String($0.bitPattern, radix: 16))" } ?? "nil" }
        }
        return "times \(times), columns \(values)"
    }

    /// Whether a chunk gives back every bit.
    func isHeld(by chunk: Chunk) -> Bool {
        let expected = expected
        guard chunk.columnCount == columns.count, chunk.rowCount == times.count,
            chunk.sampleCount == expected.reduce(0, { $0 + $1.count }),
            chunk.oldest == times.min(), chunk.newest == times.max()
        else { return false }
        return expected.indices.allSatisfy { index in
            let samples = chunk.samples(of: index)
            return samples.count == expected[index].count
                && zip(samples, expected[index]).allSatisfy {
                    $0.milliseconds == $1.0 && $0.value.bitPattern == $1.1
                }
        }
    }

    /// The smallest part of the case that still fails, found by halving and leaving out.
    func shrunk(while fails: (ChunkCase) -> Bool) -> ChunkCase {
        var least = self
        while let smaller = least.parts.first(where: fails) { least = smaller }
        return least
    }

    private var parts: [ChunkCase] {
        let rows = times.count
        let ranges = [0..<rows / 2, rows / 2..<rows, 0..<rows - 1, 1..<rows]
        let shorter = ranges.filter { !$0.isEmpty && $0.count < rows }.map { range in
            ChunkCase(times: Array(times[range]), columns: columns.map { Array($0[range]) })
        }
        let narrower = columns.indices.map { index in
            ChunkCase(times: times, columns: columns.enumerated().filter { $0.0 != index }.map(\.1))
        }
        return shorter + narrower
    }
}

extension ChunkCase {
    /// Any times, and columns of any kind.
    init(using random: inout some RandomNumberGenerator) {
        let rows = [1, 2, 3, 63, 64, 65, 119, 120, 127, 128].randomElement(using: &random)
        let count =
            Bool.random(using: &random) ? rows ?? 1 : Int.random(in: 1...128, using: &random)
        times = Self.times(count, &random)
        columns = []
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            columns.append(Self.column(count, &random))
        }
    }

    private static func times(_ count: Int, _ random: inout some RandomNumberGenerator) -> [Int64] {
        let kind = Int.random(in: 0..<4, using: &random)
        var time = Int64.random(in: -2_000_000_000_000...2_000_000_000_000, using: &random)
        return (0..<count).map { _ in
            switch kind {
            case 0: time += 10_000
            case 1: time += Int64.random(in: 9_700...10_300, using: &random)
            case 2:
                // Gaps, and a clock that is set back.
                let isJump = Int.random(in: 0..<20, using: &random) == 0
                time += isJump ? Int64.random(in: -1 << 40...1 << 40, using: &random) : 10_000
            default: time = Int64.random(in: .min ... .max, using: &random)
            }
            return time
        }
    }

    private static func column(
        _ count: Int,
        _ random: inout some RandomNumberGenerator
    ) -> [Double?] {
        let kind = Int.random(in: 0..<ColumnKind.allCases.count, using: &random)
        var level = Double(Int.random(in: -1_000_000...1_000_000, using: &random))
        let isSparse = Int.random(in: 0..<4, using: &random) == 0
        let isEmpty = Int.random(in: 0..<20, using: &random) == 0
        return (0..<count).map { _ in
            let value = ColumnKind.allCases[kind].next(&level, &random)
            return isEmpty || isSparse && Bool.random(using: &random) ? nil : value
        }
    }
}

/// How a column of numbers comes about.
enum ColumnKind: CaseIterable {
    case resting, counting, walking, hundredths, fresh, bursts, odd, patterns, single, huge

    /// What no arithmetic must touch.
    static let oddValues: [Double] = [
        0, -0.0, .infinity, -.infinity, .nan, .signalingNaN, .leastNonzeroMagnitude,
        -.leastNonzeroMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
        Double(bitPattern: 0x7FF8_0000_0000_1234), Double(bitPattern: 0xFFF0_0000_0000_0001),
        9_007_199_254_740_991, 9_007_199_254_740_992, 9_007_199_254_740_994, 0.1, 0.3, 1e22, 1e23,
        0.9333999999887833, 1e-14, 1e-15, 123_456_789.000_000_1,
    ]

    func next(_ level: inout Double, _ random: inout some RandomNumberGenerator) -> Double {
        switch self {
        case .resting: break
        case .counting: level += 17
        case .walking: level += Double(Int.random(in: -300...300, using: &random))
        case .hundredths: level = Double(Int.random(in: -99_999...99_999, using: &random)) / 100
        case .fresh: level = Double.random(in: 0..<1, using: &random)
        case .bursts:
            let isBurst = Int.random(in: 0..<8, using: &random) == 0
            level = isBurst ? Double.random(in: -1e6...1e6, using: &random) : 0
        case .odd: level = Self.oddValues.randomElement(using: &random) ?? 0
        case .patterns: level = Double(bitPattern: random.next())
        case .single: level = Double(Float.random(in: 0..<1, using: &random))
        case .huge: level += Double.random(in: -1e300...1e300, using: &random)
        }
        return level
    }
}
