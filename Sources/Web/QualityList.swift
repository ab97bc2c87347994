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
        // By bytes: a sign that a combining character follows is no character of its own.
        elements = field.utf8.split(separator: UInt8(ascii: ",")).compactMap { element in
            let parts = element.split(separator: UInt8(ascii: ";")).map { Self.trimmed($0) }
            guard let name = parts.first, !name.isEmpty else { return nil }
            var result = Element(name: name)
            for part in parts.dropFirst() {
                let pair = part.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1)
                    .map { String(Substring($0)) }
                guard let name = pair.first else { continue }
                let value = pair.dropFirst().first
                if name == "q" {
                    result.weight = Self.weight(value ?? "")
                } else if let value {
                    result.parameters[name] = value.filter { $0 != "\"" }
                }
            }
            return result
        }
    }

    private static func weight(_ text: String) -> Int {
        let digits = text.split(separator: ".", omittingEmptySubsequences: false)
        guard digits[0] == "0" || digits[0] == "1", digits.count <= 2 else { return 0 }
        let fraction = digits.count == 2 ? digits[1] : ""
        guard fraction.utf8.count <= 3, fraction.utf8.allSatisfy({ (48...57).contains($0) }),
            let thousandths = Int((fraction + "000").prefix(3))
        else { return 0 }
        guard digits[0] == "1" else { return thousandths }
        return thousandths == 0 ? 1_000 : 0
    }

    private static func trimmed(_ text: Substring.UTF8View) -> String {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let start = text.drop(while: isBlank)
        let end = start.lastIndex { !isBlank($0) }
        return end.map { Substring(start[...$0]).lowercased() } ?? ""
    }
}
