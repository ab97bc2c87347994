import TestSupport

/// One Swift file, scanned, as the rules see it.
struct SourceFile {
    /// The path relative to the package root.
    let path: String

    /// The lines, without line feeds.
    let lines: [Substring]

    /// The code without comments and literals.
    let tokens: [Token]

    /// The contents of the string literals, with their first line.
    let literals: [(line: Int, text: String)]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let mask = CodeMask(text)
        tokens = Token.all(in: mask)
        literals = mask.literals
    }

    /// The folder below `Sources` or `Tests` that it lies in, which is the target's name.
    var target: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    /// Whether it belongs to a test target or to the support of the tests.
    var isTest: Bool { path.hasPrefix("Tests/") }

    /// Whether its clock is that of the simulated world, in which a sleep takes no time.
    var isInWorld: Bool {
        isTest && lines.contains { $0.hasPrefix("import Simulation") }
    }

    /// The name of the file without folders and `.swift`.
    var stem: String {
        String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "")
    }

    /// The text of the token at a place, or nothing outside of the file.
    func text(_ index: Int) -> String {
        tokens.indices.contains(index) ? tokens[index].text : ""
    }

    /// Whether these tokens stand at a place, one after the other.
    func matches(_ texts: [String], at index: Int) -> Bool {
        texts.indices.allSatisfy { text(index + $0) == texts[$0] }
    }

    /// The place of the bracket that closes the one at `open`.
    func closing(_ open: Int) -> Int {
        var depth = 0
        for index in open..<tokens.count {
            if ["(", "[", "{"].contains(tokens[index].text) { depth += 1 }
            if [")", "]", "}"].contains(tokens[index].text) { depth -= 1 }
            if depth == 0 { return index }
        }
        return tokens.count - 1
    }

    /// A finding at the line of a token.
    func finding(_ index: Int, _ message: String) -> Finding {
        Finding(path: path, line: tokens[index].line, message: message)
    }
}
