/// Orders version strings such as `8.0.20-68` by their numbers.
enum VersionOrder {
    /// Whether one version comes before another; parts that are no numbers compare as text.
    static func precedes(_ left: String, _ right: String) -> Bool {
        let (left, right) = (parts(left), parts(right))
        for (one, other) in zip(left, right) where one != other {
            if let one = Int(one), let other = Int(other) { return one < other }
            return one < other
        }
        return left.count < right.count
    }

    private static func parts(_ version: String) -> [Substring] {
        version.split { $0 == "." || $0 == "-" }
    }
}
