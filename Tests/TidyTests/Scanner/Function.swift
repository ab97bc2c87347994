/// A function, initialiser, subscript or computed property as the scanner finds it.
struct Function {
    /// The name, or the keyword where there is none.
    let name: String

    /// The place of the keyword.
    let start: Int

    /// The places of the parentheses around the parameters; nil for a property.
    let parameters: ClosedRange<Int>?

    /// The places of the braces around the body; nil for a requirement of a protocol.
    let body: ClosedRange<Int>?

    /// All functions of a file, local ones included, in order.
    static func all(in file: SourceFile) -> [Function] {
        file.tokens.indices.compactMap { index in
            if index > 0, file.text(index - 1) == "." { return nil }
            switch file.text(index) {
            case "func", "init", "subscript": return function(at: index, in: file)
            case "var": return property(at: index, in: file)
            default: return nil
            }
        }
    }

    private static func function(at start: Int, in file: SourceFile) -> Function? {
        // The name of an operator may hold anything but a parenthesis.
        let limit = min(start + 60, file.tokens.count)
        guard let open = (start..<limit).first(where: { file.text($0) == "(" }) else { return nil }
        let name = file.text(start) == "func" ? file.text(start + 1) : file.text(start)
        let end = file.closing(open)
        return Function(
            name: name,
            start: start,
            parameters: open...end,
            body: body(after: end, in: file, endsAtLineEnd: false)
        )
    }

    private static func property(at start: Int, in file: SourceFile) -> Function? {
        guard let body = body(after: start, in: file, endsAtLineEnd: true) else { return nil }
        return Function(name: file.text(start + 1), start: start, parameters: nil, body: body)
    }

    /// The braces of the body, looked for until something shows that the declaration has none.
    private static func body(
        after index: Int,
        in file: SourceFile,
        endsAtLineEnd: Bool
    ) -> ClosedRange<Int>? {
        var index = index + 1
        while index < file.tokens.count {
            let text = file.text(index)
            let isNewLine = file.tokens[index].line > file.tokens[index - 1].line
            if text == "{" { return index...file.closing(index) }
            if text == "}" || text == "=" || starters.contains(text) { return nil }
            if endsAtLineEnd, isNewLine { return nil }
            index = ["(", "["].contains(text) ? file.closing(index) + 1 : index + 1
        }
        return nil
    }

    /// Words that begin another declaration.
    private static let starters: Set<String> = [
        "func", "var", "let", "init", "deinit", "subscript", "static", "case", "struct", "enum",
        "class", "actor", "extension", "protocol", "typealias", "associatedtype", "import",
        "package", "private", "internal", "fileprivate", "mutating", "nonisolated", "#",
    ]
}
