/// Numbers of bytes with a unit: `64MiB` is 64 × 2²⁰ bytes, `1GB` is 10⁹ bytes.
enum ByteSizeText {
    private static let units: [String: Int] = [
        "B": 1,
        "kB": 1_000, "KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000, "TB": 1_000_000_000_000,
        "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30, "TiB": 1 << 40,
    ]

    /// Reads a size; a number without a unit is an error.
    static func read(_ text: String) throws(ValueFailure) -> Int {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = String(text.dropFirst(digits.count))
        guard !digits.isEmpty, let factor = units[unit] else {
            throw .because(
                "must be a size with a unit (KiB, MiB, GiB, KB, MB, GB) such as 64MiB, "
                    + "not \(text.quoted)"
            )
        }
        guard let number = Int(digits),
            case let (size, false) =
                number.multipliedReportingOverflow(by: factor)
        else { throw .because("is too large: \(text.quoted)") }
        return size
    }
}
