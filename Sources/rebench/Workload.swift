import TimeSeries

/// What databases say every ten seconds, drawn from a seed: the mix that the buffer is measured by.
///
/// Of each database's 60 series
///
/// - 6 have a fresh measurement in each sample, with a full mantissa: shares of a processor,
///   latencies in milliseconds and rates, two of each;
/// - 15 are integers that move: five sizes that walk by odd bytes up to 4 KB, five numbers of
///   connections that walk by at most two, five rates around a mean;
/// - 39 rest at zero, at a limit or at a share, and change once in eleven hours.
///
/// All samples of a database have one time.
struct Workload {
    /// How far the times are from the grid of ten seconds.
    enum Times: String {
        /// Not at all: the end of the span that a statistic is measured over.
        case grid
        /// Up to 300 ms, as the times of reads are.
        case jitter
    }

    static let columns = 60
    static let freshColumns = 6
    static let movingColumns = 15
    static let interval: Int64 = 10_000
    static let start: Int64 = 1_790_000_000_000

    private let times: Times
    private var random: Generator
    private var levels: [Double] = []

    /// The workload of one database.
    init(database: Int, times: Times = .jitter) {
        self.times = times
        random = Generator(state: UInt64(database) &* 0x9E37_79B9_7F4A_7C15 | 1)
        for column in 0..<Self.columns { levels.append(level(of: column)) }
    }

    /// The kind of a column, for the report.
    static func kind(_ column: Int) -> String {
        switch column {
        case ..<freshColumns: "fresh"
        case ..<(freshColumns + movingColumns): "moving"
        default: "rest"
        }
    }

    /// The time of the row with a number.
    mutating func time(_ row: Int) -> Int64 {
        let jitter = Int64.random(in: -300...300, using: &random)
        return Self.start + Int64(row) * Self.interval + (times == .jitter ? jitter : 0)
    }

    /// The next row.
    mutating func row() -> [Cell] {
        (0..<Self.columns).map { column in
            Cell(column: UInt16(column), value: value(of: column))
        }
    }

    private mutating func level(of column: Int) -> Double {
        let resting = [0, 0, 0, 1, 100, 4_294_967_296, 0.25, 3, 1_073_741_824, 0.9333999999887833]
        switch column {
        case 0..<2: return Double.random(in: 0.05...0.9, using: &random)
        case 2..<4: return Double.random(in: 0.1...2, using: &random)
        case 4..<6: return Double.random(in: 100...9_000, using: &random)
        case 6..<11: return Double(Int.random(in: 1 << 20...1 << 33, using: &random))
        case 11..<16: return Double(Int.random(in: 5...800, using: &random))
        case 16..<21: return Double(Int.random(in: 200...5_000, using: &random))
        default: return resting[Int.random(in: 0..<resting.count, using: &random)]
        }
    }

    private mutating func value(of column: Int) -> Double {
        let level = levels[column]
        switch column {
        case 0..<2: return level + noise() * 0.04
        case 2..<4: return level * (1 + noise() * 0.3)
        case 4..<6: return level * (1 + noise() * 0.1)
        case 6..<11:
            let step = 2 * Int.random(in: 0..<2_048, using: &random) + 1
            levels[column] += Double(Bool.random(using: &random) ? step : -step)
        case 11..<16:
            levels[column] = max(0, level + Double(Int.random(in: -2...2, using: &random)))
        case 16..<21: return (level * (1 + noise() * 0.03)).rounded()
        default:
            if Int.random(in: 0..<4_000, using: &random) == 0 {
                levels[column] = self.level(of: column)
            }
        }
        return levels[column]
    }

    /// A bell around zero, between -1 and 1.
    private mutating func noise() -> Double {
        (0..<4).reduce(0) { sum, _ in sum + Double.random(in: -0.25...0.25, using: &random) }
    }
}

/// A seeded generator, xorshift64*: the same samples in every run.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
