/// A set of characters, as sorted ranges that do not touch.
struct ScalarSet: Hashable, Sendable {
    private static let all: ClosedRange<UInt32> = 0...0x10_FFFF

    private(set) var ranges: [ClosedRange<UInt32>] = []

    /// Every character.
    static let any = ScalarSet([all])
    /// Every character but the line feed.
    static let anyInLine = ScalarSet(["\n"...("\n" as Unicode.Scalar)]).inverted
    static let digits = ScalarSet(["0"..."9"])
    static let spaces = ScalarSet(["\t"..."\n", "\u{0C}"..."\r", " "..." "])
    static let words = ScalarSet(["0"..."9", "A"..."Z", "_"..."_", "a"..."z"])

    private static let named: [String: ScalarSet] = [
        "alnum": ScalarSet(["0"..."9", "A"..."Z", "a"..."z"]),
        "alpha": ScalarSet(["A"..."Z", "a"..."z"]),
        "ascii": ScalarSet([0...0x7F]),
        "blank": ScalarSet(["\t"..."\t", " "..." "]),
        "cntrl": ScalarSet([0...0x1F, 0x7F...0x7F]),
        "digit": digits,
        "graph": ScalarSet(["!"..."~"]),
        "lower": ScalarSet(["a"..."z"]),
        "print": ScalarSet([" "..."~"]),
        "punct": ScalarSet(["!"..."/", ":"..."@", "["..."`", "{"..."~"]),
        "space": ScalarSet(["\t"..."\r", " "..." "]),
        "upper": ScalarSet(["A"..."Z"]),
        "word": words,
        "xdigit": ScalarSet(["0"..."9", "A"..."F", "a"..."f"]),
    ]

    /// The characters of some ranges.
    init(_ ranges: [ClosedRange<UInt32>] = []) {
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard let last = self.ranges.last, range.lowerBound <= last.upperBound &+ 1 else {
                self.ranges.append(range)
                continue
            }
            let end = max(last.upperBound, range.upperBound)
            self.ranges[self.ranges.count - 1] = last.lowerBound...end
        }
    }

    private init(_ ranges: [ClosedRange<Unicode.Scalar>]) {
        self.init(ranges.map { $0.lowerBound.value...$0.upperBound.value })
    }

    /// The set that `[:name:]` stands for; nil for an unknown name.
    init?(named name: String) {
        guard let set = Self.named[name] else { return nil }
        self = set
    }

    /// All other characters.
    var inverted: ScalarSet {
        var gaps: [ClosedRange<UInt32>] = []
        var next = Self.all.lowerBound
        for range in ranges {
            if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= Self.all.upperBound { gaps.append(next...Self.all.upperBound) }
        return ScalarSet(gaps)
    }

    /// The characters of both.
    func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

    /// How many characters it has.
    var count: Int { ranges.reduce(0) { $0 + Int($1.upperBound - $1.lowerBound) + 1 } }

    /// Its characters and those that differ from one only in case.
    var foldingCase: ScalarSet {
        let others = ranges.joined().compactMap(Unicode.Scalar.init).flatMap(Self.otherCases)
        return ScalarSet(ranges + others.map { $0.value...$0.value })
    }

    /// The same character in other cases, where that is one character.
    private static func otherCases(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping].compactMap {
            $0.unicodeScalars.count == 1 ? $0.unicodeScalars.first : nil
        }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(scalar.value)
    }
}
