/// Time spans as Prometheus writes them: whole numbers with units, the largest first (`1h30m`).
enum DurationText {
    /// Ten years; longer is a slip of the finger, and sums of durations stay far from overflow.
    static let longest = Duration.seconds(3_650 * 86_400)

    private static let units: [String: Int64] = [
        "d": 86_400_000, "h": 3_600_000, "m": 60_000, "s": 1_000, "ms": 1,
    ]

    /// Reads a span; a number without a unit is an error, only `0` needs none.
    static func read(_ text: String) throws(ValueFailure) -> Duration {
        if text == "0" { return .zero }
        let malformed = ValueFailure.because(
            "must be a time with a unit (ms, s, m, h, d) such as 10s, not \(text.quoted)"
        )
        var rest = Substring(text)
        var total: Int64 = 0
        var previous = Int64.max
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count)
            guard !digits.isEmpty, let factor = units[String(unit)], factor < previous else {
                throw malformed
            }
            previous = factor
            // Digits that do not fit an Int64 are far too long a time whatever their unit.
            let (part, overflow) = (Int64(digits) ?? .max).multipliedReportingOverflow(by: factor)
            let (sum, carry) = total.addingReportingOverflow(part)
            guard !overflow, !carry, .milliseconds(sum) <= longest else {
                throw .because("must be at most 3650d, not \(text.quoted)")
            }
            total = sum
        }
        return .milliseconds(total)
    }
}
