import Model

/// A time as users write it: RFC 3339, Unix seconds, or back from now (`-2h`).
enum TimeText {
    /// What is said of a text that is none.
    static let forms = "RFC 3339, Unix seconds or a time back from now such as -2h"

    private static let units: [Character: Double] = [
        "s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800,
    ]
    /// Far beyond what a calendar holds, and exact in milliseconds.
    private static let secondsMax = 1e12

    /// Reads a time; nil when it is none.
    static func read(_ text: String, now: Timestamp) -> Timestamp? {
        if let time = Timestamp(rfc3339: text) { return time }
        if text == "now" { return now }
        if let seconds = Double(text), !text.hasPrefix("-"), seconds < secondsMax {
            return Timestamp(milliseconds: Int64((seconds * 1_000).rounded()))
        }
        guard text.hasPrefix("-"), let back = seconds(String(text.dropFirst())) else { return nil }
        return Timestamp(milliseconds: now.milliseconds - back)
    }

    /// Reads a time span with units, such as `1h30m`, or in seconds; in milliseconds.
    static func seconds(_ text: String) -> Int64? {
        if let seconds = Double(text), (0..<secondsMax).contains(seconds) {
            return Int64((seconds * 1_000).rounded())
        }
        var total = 0.0
        var digits = ""
        for character in text {
            guard let unit = units[character] else {
                digits.append(character)
                continue
            }
            guard let count = Double(digits), count >= 0 else { return nil }
            total += count * unit
            digits = ""
        }
        guard digits.isEmpty, !text.isEmpty, total < secondsMax else { return nil }
        return Int64((total * 1_000).rounded())
    }
}
