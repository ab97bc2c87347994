/// A field that lists what a client would take, each element with a weight.
///
///     application/openmetrics-text;version=1.0.0;q=0.5, text/plain;q=0.3
///
/// Source: RFC 9110, section 12.4.2. A weight that is no valid one counts as 0.
struct QualityList {
    /// One element: its name and its parameters in lower case, and the weight in thousandths.
    struct Element {
        var name: String
        var parameters: [String: String] = [:]
        var weight = 1_000
    }

    let elements: [Element]

    init(_ field: String) {
        elements = field.split(separator: ",").compactMap { element in
            let parts = element.split(separator: ";").map { Self.trimmed($0) }
            guard let name = parts.first, !name.isEmpty else { return nil }
            var result = Element(name: name)
            for part in parts.dropFirst() {
                let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
                guard pair.count == 2 else { continue }
                if pair[0] == "q" {
                    result.weight = Self.weight(pair[1])
                } else {
                    result.parameters[pair[0]] = pair[1].filter { $0 != "\"" }
                }
            }
            return result
        }
    }

    private static func weight(_ text: String) -> Int {
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
