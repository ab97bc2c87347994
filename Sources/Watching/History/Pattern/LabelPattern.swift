// Regular expressions for the values of labels, as Prometheus has them: the syntax of RE2, and the
// whole value must match. Who asks is another program, so the cost has to be bounded whatever it
// asks, and an engine that tries one way after the other does not have that: `(a+)+b` takes it
// years. This one goes all ways at once.
//
//     text ─▶ PatternParser ─▶ PatternNode ─▶ PatternProgram ─▶ matches
//                                   └────────▶ a set of texts, where it is a list of words
//
// - init      O(length of the text + instructions); a pattern that is too long is refused.
// - matches   O(length of the value x instructions), without any case that is worse; a list of
//             words, which is what dashboards ask for, O(length of the value).
//
// Left out, and refused with a sentence: classes by Unicode property (`\pL`), lines (`(?m)`), and
// what RE2 does not have either (references back, looking ahead).

/// A regular expression that the value of a label matches as a whole, or does not.
package struct LabelPattern: Hashable, Sendable {
    /// Why a text is no pattern, or none that is evaluated here.
    package struct Failure: Error, Hashable, CustomStringConvertible {
        /// One sentence without a full stop.
        package let description: String
    }

    private enum Form: Hashable, Sendable {
        case words(Set<String>)
        case program(PatternProgram)
    }

    /// The most characters of a pattern.
    package static let lengthMax = 32_768

    private let form: Form

    /// Reads a pattern.
    package init(_ text: String) throws(Failure) {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count <= Self.lengthMax else {
            throw Failure(description: "it has more than \(Self.lengthMax) characters")
        }
        let node = try PatternParser.parse(scalars)
        if let words = node.words {
            form = .words(Set(words))
        } else {
            form = .program(try PatternProgram(node))
        }
    }

    /// Whether the whole text matches.
    package func matches(_ text: String) -> Bool {
        switch form {
        case .words(let words): words.contains(text)
        case .program(let program): program.matches(text)
        }
    }
}

extension PatternNode {
    /// The texts that match, where it is a list of them; nil where it is more than that.
    fileprivate var words: [String]? {
        switch self {
        case .choice(let nodes):
            var words: [String] = []
            for node in nodes {
                guard let word = node.word else { return nil }
                words.append(word)
            }
            return words
        case .empty, .scalar, .sequence: return word.map { [$0] }
        case .set, .repeated, .start, .end, .wordBoundary: return nil
        }
    }

    /// The one text that matches; nil where there is more than one.
    private var word: String? {
        switch self {
        case .empty: return ""
        case .scalar(let scalar): return String(Character(scalar))
        case .sequence(let nodes):
            var word = String.UnicodeScalarView()
            for case .scalar(let scalar) in nodes { word.append(scalar) }
            return word.count == nodes.count ? String(word) : nil
        case .choice, .set, .repeated, .start, .end, .wordBoundary: return nil
        }
    }
}
