/// Numbers as text, without the locale of anybody.
enum Digits {
    /// At most two decimal places, none that are zero; for coordinates.
    static func short(_ number: Double) -> String { fixed(number, places: 2, isTrimmed: true) }

    /// At most one decimal place, for the many coordinates of a curve.
    static func tenths(_ number: Double) -> String { fixed(number, places: 1, isTrimmed: true) }

    /// Three significant digits: `1.23`, `12.3`, `123`, `1230`.
    static func three(_ number: Double) -> String {
        let size = abs(number)
        let places = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2
        return fixed(number, places: places, isTrimmed: true)
    }

    /// A whole number in groups of three, `12 345`, parted by thin spaces that do not break.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "−" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += "\u{202F}" }
            text.append(digit)
        }
        return text
    }

    private static func fixed(_ number: Double, places: Int, isTrimmed: Bool) -> String {
        guard number.isFinite else { return number.isNaN ? "–" : number < 0 ? "−∞" : "∞" }
        let scale = [1.0, 10, 100][places]
        // Beyond this a double has no decimal places, and an integer may not hold it.
        guard abs(number) < 1e15 else { return "\(number)" }
        let scaled = Int64((abs(number) * scale).rounded())
        let sign = number < 0 && scaled > 0 ? "-" : ""
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: Int64(scale))
        guard places > 0, !(isTrimmed && rest == 0) else { return "\(sign)\(whole)" }
        var decimals = String(rest)
        while decimals.utf8.count < places { decimals = "0" + decimals }
        while isTrimmed, decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(sign)\(whole).\(decimals)"
    }
}
