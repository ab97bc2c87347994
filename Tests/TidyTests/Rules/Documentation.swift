/// Every declaration that other targets use says in one sentence what it is.
enum Documentation {
    static let summaryLength = 100

    @Sendable static func findings(in file: SourceFile) -> [Finding] {
        guard !file.isTest else { return [] }
        return file.tokens.indices.compactMap { index in
            guard file.text(index) == "package", file.text(index + 1) != "import",
                file.text(index + 1) != "(", file.text(index - 1) != ".",
                !isWitness(at: index, in: file)
            else { return nil }
            return problem(above: file.tokens[index].line, in: file).map { file.finding(index, $0) }
        }
    }

    /// What a protocol of the standard library already says needs no second sentence.
    private static let witnesses: Set<String> = [
        "description", "debugDescription", "customMirror", "<", "==", "hash",
    ]

    private static func isWitness(at index: Int, in file: SourceFile) -> Bool {
        let words = (index + 1...index + 3).map { file.text($0) }
        guard let keyword = words.firstIndex(where: { ["var", "func"].contains($0) }) else {
            return false
        }
        return witnesses.contains(file.text(index + 1 + keyword + 1))
    }

    private static func problem(above line: Int, in file: SourceFile) -> String? {
        let above = file.lines[..<(line - 1)].reversed().map(trimmed)
        let comment = above.drop { $0.hasPrefix("@") || $0.hasPrefix("#if") }
            .prefix { $0.hasPrefix("///") }
        guard let first = comment.last else {
            return "no doc comment: say in one sentence what it is for"
        }
        let summary = trimmed(first.dropFirst(3))
        if !summary.hasSuffix(".") {
            return
                "the first line of the doc comment must be one sentence that ends with a full stop"
        }
        if summary.count > summaryLength {
            return "the summary has \(summary.count) characters, at most \(summaryLength)"
        }
        if isTwoSentences(summary) {
            return "the summary must be one sentence; the rest goes below an empty line"
        }
        return nil
    }

    /// A full stop, a space and a capital letter; `e.g. Redis` would be one too, so write it out.
    private static func isTwoSentences(_ text: Substring) -> Bool {
        zip(text.indices, text).contains { index, character in
            let rest = text[index...].dropFirst()
            return character == "." && rest.first == " "
                && rest.dropFirst().first?.isUppercase == true
        }
    }

    private static func trimmed(_ line: Substring) -> Substring {
        let start = line.drop { $0 == " " }
        return start.lastIndex { $0 != " " }.map { start[...$0] } ?? ""
    }
}
