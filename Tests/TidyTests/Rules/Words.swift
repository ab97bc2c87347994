/// Words that do not belong into the repository, whatever the kind of file.
enum Words {
    /// A word and why it may not stand here.
    struct Word: Sendable {
        let text: String
        let reason: String
        var isWhole = false
    }

    // Written in two parts, so that this file passes its own test.
    static let all: [Word] = [
        Word(text: "/wo" + "rk/", reason: "a path of one machine"),
        Word(text: "/ro" + "ot/", reason: "a path of one machine"),
        Word(text: ".lib" + "rary/", reason: "a path of one machine"),
        Word(text: "farm" + "-", reason: "a name of one machine"),
        Word(text: "Cla" + "ude", reason: "names a tool, not the project"),
        Word(text: "Chat" + "GPT", reason: "names a tool, not the project"),
        Word(text: "Copi" + "lot", reason: "names a tool, not the project"),
        Word(text: "AI assi" + "stant", reason: "names a tool, not the project"),
        Word(text: "TO" + "DO", reason: "do it or open an issue", isWhole: true),
        Word(text: "FIX" + "ME", reason: "do it or open an issue", isWhole: true),
        Word(text: "XX" + "X", reason: "do it or open an issue", isWhole: true),
    ]

    /// Finds the forbidden words in a text file of any kind.
    static func findings(path: String, text: String) -> [Finding] {
        let words = all.filter { text.contains($0.text) }
        guard !words.isEmpty else { return [] }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().flatMap { number, line in
            words.filter { occurs($0, in: line) }.map { word in
                Finding(path: path, line: number + 1, message: "\(word.text): \(word.reason)")
            }
        }
    }

    private static func occurs(_ word: Word, in line: Substring) -> Bool {
        guard word.isWhole else { return line.contains(word.text) }
        return line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains { $0 == word.text }
    }
}
