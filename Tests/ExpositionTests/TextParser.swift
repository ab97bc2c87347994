/// A strict reader of the text format 0.0.4: whatever it does not know is an error.
///
/// Stricter than the grammar where our own output is: the order of families and series, no
/// duplicates, a header for each family, no spare blanks, no timestamps.
struct TextParser {
    struct Sample: Equatable {
        var name: String
        var labels: [String: String]
        var value: Double
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private var samples: [Sample] = []
    private var family = ""
    private var isTyped = false
    private var previousLabels: [UInt8]?

    /// Reads a document whole.
    static func parse(_ bytes: [UInt8]) throws -> [Sample] {
        guard bytes.last == UInt8(ascii: "\n") || bytes.isEmpty else {
            throw Failure(description: "no line feed at the end")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(description: "not UTF-8")
        }
        var parser = TextParser()
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast()
        {
            do {
                try parser.read(String(line))
            } catch {
                throw Failure(description: "\(error) in: \(String(line))")
            }
        }
        return parser.samples
    }

    private mutating func read(_ line: String) throws {
        if line.hasPrefix("# HELP ") {
            let words = line.dropFirst(7).split(separator: " ", maxSplits: 1)
            guard words.count == 2 else { throw Failure(description: "no help") }
            let name = String(words[0])
            guard Array(family.utf8).lexicographicallyPrecedes(Array(name.utf8)) else {
                throw Failure(description: "\(name) does not come after \(family)")
            }
            (family, isTyped, previousLabels) = (name, false, nil)
        } else if line.hasPrefix("# TYPE ") {
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            guard words.count == 4, words[2] == family, !isTyped,
                ["gauge", "counter"].contains(words[3])
            else { throw Failure(description: "a wrong TYPE") }
            isTyped = true
        } else {
            try readSample(line)
        }
    }

    private mutating func readSample(_ line: String) throws {
        var rest = Array(line.utf8)[...]
        let name = String(decoding: rest.prefix { isNameByte($0) }, as: UTF8.self)
        rest = rest.dropFirst(name.utf8.count)
        guard name == family, isTyped else { throw Failure(description: "no header for \(name)") }
        let labelBytes: [UInt8]
        var labels: [String: String] = [:]
        if rest.first == UInt8(ascii: "{") {
            let before = rest
            labels = try Self.readLabels(&rest)
            labelBytes = Array(before.dropLast(rest.count))
        } else {
            labelBytes = []
        }
        if let previousLabels, !previousLabels.lexicographicallyPrecedes(labelBytes) {
            throw Failure(description: "a series twice or not in order")
        }
        previousLabels = labelBytes
        guard rest.popFirst() == UInt8(ascii: " ") else { throw Failure(description: "no blank") }
        let value = try Self.number(String(decoding: rest, as: UTF8.self))
        samples.append(Sample(name: name, labels: labels, value: value))
    }

    private static func readLabels(_ rest: inout ArraySlice<UInt8>) throws -> [String: String] {
        var labels: [String: String] = [:]
        var previous = ""
        repeat {
            rest = rest.dropFirst()
            let name = String(decoding: rest.prefix { isNameByte($0) }, as: UTF8.self)
            rest = rest.dropFirst(name.utf8.count)
            guard !name.isEmpty, rest.starts(with: "=\"".utf8), name > previous else {
                throw Failure(description: "a wrong label \(name)")
            }
            rest = rest.dropFirst(2)
            labels[name] = try readQuoted(&rest)
            previous = name
        } while rest.first == UInt8(ascii: ",")
        guard rest.popFirst() == UInt8(ascii: "}") else {
            throw Failure(description: "labels do not end")
        }
        return labels
    }

    private static func readQuoted(_ rest: inout ArraySlice<UInt8>) throws -> String {
        var value: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: value, as: UTF8.self)
            case UInt8(ascii: "\\"):
                switch rest.popFirst() {
                case UInt8(ascii: "n"): value.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "\\"): value.append(UInt8(ascii: "\\"))
                case UInt8(ascii: "\""): value.append(UInt8(ascii: "\""))
                default: throw Failure(description: "an unknown escape")
                }
            default: value.append(byte)
            }
        }
        throw Failure(description: "a value does not end")
    }

    private static func number(_ text: String) throws -> Double {
        let isDecimal = text.utf8.allSatisfy { "0123456789+-.e".utf8.contains($0) }
        switch text {
        case "NaN": return .nan
        case "+Inf": return .infinity
        case "-Inf": return -.infinity
        default:
            guard isDecimal, !text.hasSuffix(".0"), let value = Double(text) else {
                throw Failure(description: "no number: \(text)")
            }
            return value
        }
    }
}

private func isNameByte(_ byte: UInt8) -> Bool {
    let scalar = Unicode.Scalar(byte)
    return byte < 0x80 && (scalar.properties.isAlphabetic || "0123456789_:".utf8.contains(byte))
}
