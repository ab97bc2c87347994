/// What a number measures, which decides how people read it.
package enum Quantity: String, Sendable, Hashable, CaseIterable {
    /// Something that can be counted.
    case count
    /// Bytes, in powers of 1024.
    case bytes
    /// Times a second.
    case rate
    /// Bytes a second, in powers of 1024.
    case byteRate
    /// Seconds, often very small parts of one.
    case seconds
    /// A share from 0 to 1.
    case ratio

    /// The number with its unit: `1.2 GiB`, `340 µs`, `12.4k/s`, `31 %`.
    package func text(_ number: Double) -> String {
        guard number.isFinite else { return "–" }
        switch self {
        case .count: return Self.thousands(number)
        case .rate: return Self.thousands(number) + "/s"
        case .bytes: return Self.binary(number)
        case .byteRate: return Self.binary(number) + "/s"
        case .seconds: return Self.seconds(number)
        case .ratio:
            let percent = number * 100
            let isSmall = abs(percent) > 0 && abs(percent) < 9.95
            let digits =
                isSmall
                ? Digits.three((percent * 10).rounded() / 10)
                : Digits.three(percent.rounded())
            return digits + " %"
        }
    }

    private static func thousands(_ number: Double) -> String {
        var (scaled, unit) = (number, "")
        for next in ["k", "M", "G", "T"] where abs(scaled) >= 999.5 {
            (scaled, unit) = (scaled / 1_000, next)
        }
        return Digits.three(scaled) + unit
    }

    private static func binary(_ number: Double) -> String {
        var (scaled, unit) = (number, "B")
        for next in ["KiB", "MiB", "GiB", "TiB", "PiB"] where abs(scaled) >= 999.5 {
            (scaled, unit) = (scaled / 1_024, next)
        }
        return "\(Digits.three(unit == "B" ? scaled.rounded() : scaled)) \(unit)"
    }

    private static func seconds(_ number: Double) -> String {
        let size = abs(number)
        if size == 0 { return "0 s" }
        if size < 0.000_999_5 { return Digits.three(number * 1e6) + " µs" }
        if size < 0.999_5 { return Digits.three(number * 1e3) + " ms" }
        if size < 120 { return Digits.three(number) + " s" }
        return (number < 0 ? "−" : "") + Elapsed.text(milliseconds: Int64(size * 1_000))
    }

    /// Steps of an axis that reaches from zero to at least `top` in at most `count` steps.
    func step(reaching top: Double, in count: Int) -> Double {
        guard top > 0, top.isFinite else { return 1 }
        let least = top / Double(count)
        let base = self == .bytes || self == .byteRate ? 1_024.0 : 1_000.0
        var power = 1.0
        while power * base <= least { power *= base }
        while power > least { power /= base }
        let steps: [Double] =
            base == 1_024
            ? [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024]
            : [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]
        return (steps.first { $0 * power >= least * 0.999_999 } ?? base) * power
    }
}
