/// A word, a number or a sign of Swift code, with its place.
struct Token {
    /// The text; a run of operator signs is one token, a bracket always one by itself.
    let text: String

    /// The line, counted from 1.
    let line: Int

    /// Whether nothing, not even a space, stands between it and the token before.
    let touchesPrevious: Bool

    /// Whether it begins with a letter or an underscore.
    var isWord: Bool { text.first.map { $0.isLetter || $0 == "_" || $0 == "`" } ?? false }

    /// Splits masked code into tokens.
    static func all(in mask: CodeMask) -> [Token] {
        var tokens: [Token] = []
        var line = 1
        var position = 0
        var end = -1
        let bytes = mask.bytes
        while position < bytes.count {
            let kind = Kind(bytes[position])
            var next = position + 1
            if kind.joins { while next < bytes.count, Kind(bytes[next]) == kind { next += 1 } }
            if kind == .space {
                line += bytes[position..<next].count { $0 == "\n" }
            } else {
                let text = String(decoding: bytes[position..<next], as: UTF8.self)
                tokens.append(Token(text: text, line: line, touchesPrevious: position == end))
                end = next
            }
            position = next
        }
        return tokens
    }

    /// The classes of bytes; neighbours of one class that joins make one token.
    private enum Kind {
        case space, word, sign, single

        var joins: Bool { self != .single }

        init(_ byte: UInt8) {
            self =
                switch byte {
                case " ", "\n", "\t", "\r": .space
                case "a"..."z", "A"..."Z", "0"..."9", "_", "`", "$", 0x80...: .word
                case "=", "<", ">", "-", "+", "*", "/", "%", "&", "|", "^", "~", "?", "!": .sign
                default: .single
                }
        }
    }
}
