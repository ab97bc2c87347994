/// What a client says about compression in `Accept-Encoding`.
///
/// Source: RFC 9110, section 12.5.3. A preference that is no valid weight counts as 0.
enum AcceptEncoding {
    /// Whether a compressed answer is acceptable and not liked less than a plain one.
    static func prefersGzip(_ field: String?) -> Bool {
        guard let field else { return false }
        var weights: [String: Int] = [:]
        for element in field.split(separator: ",") {
            let parts = element.split(separator: ";").map { trimmed($0) }
            guard let coding = parts.first, !coding.isEmpty else { continue }
            weights[coding == "x-gzip" ? "gzip" : coding] = weight(of: parts.dropFirst())
        }
        guard let gzip = weights["gzip"] ?? weights["*"] else { return false }
        return gzip > 0 && gzip >= (weights["identity"] ?? 0)
    }

    /// The weight in thousandths, 1,000 where none is given.
    private static func weight(of parameters: ArraySlice<String>) -> Int {
        guard let text = parameters.first(where: { $0.hasPrefix("q=") })?.dropFirst(2) else {
            return 1_000
        }
        let digits = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = Int(digits[0]), (0...1).contains(whole), digits.count <= 2 else {
            return 0
        }
        let fraction = digits.count == 2 ? digits[1] : ""
        guard fraction.utf8.count <= 3, fraction.utf8.allSatisfy({ (48...57).contains($0) }),
            let thousandths = Int((fraction + "000").prefix(3))
        else { return 0 }
        return min(1_000, whole * 1_000 + thousandths)
    }

    private static func trimmed(_ text: Substring) -> String {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        let start = text.drop(while: isBlank)
        let end = start.lastIndex { !isBlank($0) }
        return end.map { start[...$0].lowercased() } ?? ""
    }
}
