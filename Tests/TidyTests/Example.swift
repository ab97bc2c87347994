import Testing

/// A piece of code with the verdict that a rule must give.
struct Example: CustomTestStringConvertible {
    /// Whether the rule must find something.
    let isBad: Bool

    /// Where the code is said to lie.
    let path: String

    /// The code.
    let code: String

    static func bad(_ code: String, at path: String = "Sources/Model/Thing.swift") -> Example {
        Example(isBad: true, path: path, code: code)
    }

    static func good(_ code: String, at path: String = "Sources/Model/Thing.swift") -> Example {
        Example(isBad: false, path: path, code: code)
    }

    var file: SourceFile { SourceFile(path: path, text: code) }

    var testDescription: String {
        let start = code.prefix(60).split(separator: "\n").joined(separator: "; ")
        return "\(isBad ? "bad" : "good") in \(path): \(start)"
    }

    /// Whether the rule gives the verdict: exactly something for a bad example, nothing for a good.
    func isFound(by findings: (SourceFile) -> [Finding]) -> Bool {
        findings(file).isEmpty == !isBad
    }
}
