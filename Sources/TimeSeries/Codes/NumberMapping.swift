/// How the values of a column become integers, which the codes work on, and back without loss.
enum NumberMapping: Hashable, Sendable {
    /// A value is an integer divided by a power of ten.
    case decimal(places: Int)
    /// The bit pattern itself, folded so that the order of the values stays.
    case pattern

    /// The most decimal places; the four bits that code them leave one word for the patterns.
    static let placesMax = 14
    /// Integers up to here are exact in a `Double`; twice as far only even ones are.
    private static let magnitudeMax = 9_007_199_254_740_992.0

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14,
    ]

    /// Its code in a chunk.
    var code: UInt64 {
        switch self {
        case .decimal(let places): UInt64(places)
        case .pattern: UInt64(Self.placesMax + 1)
        }
    }

    /// The mapping with a code of 0 to 15.
    init(code: UInt64) {
        self = code > Self.placesMax ? .pattern : .decimal(places: Int(code))
    }

    /// Maps one value, with the fewest decimal places that are exact.
    static func fitting(_ pattern: UInt64) -> (mapping: NumberMapping, number: Int64) {
        for places in 0...placesMax {
            guard let number = exact(pattern, powers[places]) else { continue }
            return (.decimal(places: places), number)
        }
        return (.pattern, ordered(pattern))
    }

    /// Maps all values, with the fewest decimal places that are exact for all.
    static func fitting(_ patterns: [UInt64]) -> (mapping: NumberMapping, numbers: [Int64]) {
        var numbers: [Int64] = []
        numbers.reserveCapacity(patterns.count)
        for places in 0...placesMax {
            numbers.removeAll(keepingCapacity: true)
            for pattern in patterns {
                guard let number = exact(pattern, powers[places]) else { break }
                numbers.append(number)
            }
            if numbers.count == patterns.count { return (.decimal(places: places), numbers) }
        }
        return (.pattern, patterns.map(ordered))
    }

    /// The bit patterns of the values that numbers stand for.
    func patterns(_ numbers: [Int64]) -> [UInt64] {
        switch self {
        case .decimal(let places):
            let power = Self.powers[places]
            return numbers.map { (Double($0) / power).bitPattern }
        case .pattern: return numbers.map(Self.restored)
        }
    }

    /// The integer that divided by the power gives exactly these bits; nil for -0 and NaN.
    private static func exact(_ pattern: UInt64, _ power: Double) -> Int64? {
        let value = Double(bitPattern: pattern)
        let scaled = value * power
        // Also false for what is no number.
        guard scaled.magnitude < magnitudeMax else { return nil }
        // Rounded by hand; the quotient decides whether that was right.
        let number = Int64(scaled + (scaled < 0 ? -0.5 : 0.5))
        return (Double(number) / power).bitPattern == pattern ? number : nil
    }

    /// Negative values have their bits the wrong way round.
    private static func ordered(_ pattern: UInt64) -> Int64 {
        let number = Int64(bitPattern: pattern)
        return number < 0 ? number ^ .max : number
    }

    private static func restored(_ number: Int64) -> UInt64 {
        UInt64(bitPattern: number < 0 ? number ^ .max : number)
    }
}
