import Testing

/// A rule that looks at one Swift file at a time.
struct Rule: CustomTestStringConvertible {
    /// What the rule demands.
    let name: String

    /// Finds the places of a file that break the rule.
    let findings: @Sendable (SourceFile) -> [Finding]

    /// The name, for the list of test cases.
    var testDescription: String { name }

    /// All rules of this kind.
    static let all: [Rule] = [
        Rule(name: "size", findings: Size.findings),
        Rule(name: "banned constructs", findings: Banned.findings),
        Rule(name: "doc comments", findings: Documentation.findings),
        Rule(name: "unsafe code", findings: UnsafeCode.findings),
        Rule(name: "secrets", findings: Secrets.findings),
        Rule(name: "file names", findings: FileNames.findings),
        Rule(name: "imports", findings: Imports.findings),
        Rule(name: "sleep in tests", findings: Sleeping.findings),
    ]
}
