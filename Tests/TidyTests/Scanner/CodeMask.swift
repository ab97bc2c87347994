/// Swift source with comments and the contents of literals replaced by spaces.
///
/// Lines and columns stay where they were, so a finding in the mask is one in the file. The code
/// inside `\( … )` stays visible, because a banned call is banned there too. Bare `/…/` regular
/// expressions are not known to it; the project has none.
struct CodeMask {
    /// The masked source.
    private(set) var bytes: [UInt8]

    /// The contents of the string literals, with the line on which each begins.
    private(set) var literals: [(line: Int, text: String)] = []

    private let source: [UInt8]
    private var position = 0
    private var line = 1

    init(_ text: String) {
        source = Array(text.utf8)
        bytes = source
        code(until: nil)
    }

    /// Walks over code until the parenthesis that closes an interpolation, or the end.
    private mutating func code(until end: UInt8?) {
        var depth = 0
        while position < source.count {
            if starts(with: "//") {
                blank { $0 != "\n" }
            } else if starts(with: "/*") {
                blockComment()
            } else if starts(with: "`") {
                rawIdentifier()
            } else if let hashes = literalStart() {
                literal(hashes: hashes)
            } else {
                let byte = source[position]
                if byte == "(" { depth += 1 }
                if byte == ")" { depth -= 1 }
                if let end, byte == end, depth < 0 { return }
                advance()
            }
        }
    }

    private mutating func blockComment() {
        var depth = 0
        repeat {
            if starts(with: "/*") {
                depth += 1; hide(2)
            } else if starts(with: "*/") {
                depth -= 1; hide(2)
            } else {
                hide(1)
            }
        } while depth > 0 && position < source.count
    }

    /// Makes one word of a name between backticks, which may hold spaces and signs.
    private mutating func rawIdentifier() {
        advance()
        while position < source.count, !starts(with: "`") {
            let byte = source[position]
            let isSign = byte < 0x80 && !Character(Unicode.Scalar(byte)).isLetter
            if isSign, byte != "\n" { bytes[position] = "_" }
            advance()
        }
        advance()
    }

    /// The number of `#` before a quotation mark that opens a literal here; nil where none does.
    private func literalStart() -> Int? {
        let hashes = source[position...].prefix { $0 == "#" }.count
        let quote = position + hashes
        guard quote < source.count, source[quote] == "\"" else { return nil }
        return hashes
    }

    private mutating func literal(hashes: Int) {
        let first = line
        let marks = String(repeating: "#", count: hashes)
        for _ in 0..<hashes { advance() }
        let quotes = starts(with: "\"\"\"") ? "\"\"\"" : "\""
        for _ in quotes.utf8 { advance() }
        var content: [UInt8] = []
        while position < source.count, !starts(with: quotes + marks) {
            if starts(with: "\\\(marks)(") {
                hide(1 + hashes)
                advance()
                code(until: ")")
                advance()
            } else {
                let count = starts(with: "\\\(marks)") ? 2 + hashes : 1
                content += source[position..<min(position + count, source.count)]
                hide(count)
            }
        }
        for _ in (quotes + marks).utf8 { advance() }
        literals.append((first, String(decoding: content, as: UTF8.self)))
    }
}

// Steps over the source.
extension CodeMask {
    private func starts(with text: String) -> Bool {
        source[position...].starts(with: text.utf8)
    }

    private mutating func advance() {
        guard position < source.count else { return }
        if source[position] == "\n" { line += 1 }
        position += 1
    }

    private mutating func hide(_ count: Int) {
        for _ in 0..<count where position < source.count {
            if source[position] != "\n" { bytes[position] = " " }
            advance()
        }
    }

    private mutating func blank(while condition: (UInt8) -> Bool) {
        while position < source.count, condition(source[position]) { hide(1) }
    }
}

extension UInt8: @retroactive ExpressibleByUnicodeScalarLiteral {
    /// Lets a byte be written as the character it stands for.
    public init(unicodeScalarLiteral value: Unicode.Scalar) {
        self.init(ascii: value)
    }
}
