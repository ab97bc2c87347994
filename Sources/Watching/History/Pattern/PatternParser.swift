/// Reads a pattern in the syntax of RE2, <https://github.com/google/re2/wiki/Syntax>.
///
///     choice    sequence { "|" sequence }
///     sequence  { atom [ "*" | "+" | "?" | "{" n [ "," [ m ] ] "}" ] [ "?" ] }
///     atom      character | "." | "\" … | "[" … "]" | "(" choice ")" | "^" | "$"
///
/// How greedy a repetition is, and what a group is called, is read and does not matter: it is only
/// asked whether the whole text matches.
struct PatternParser {
    /// How characters are meant at a place; a group may change it for what follows in it.
    struct Flags {
        var ignoresCase = false
        /// Whether the dot takes line feeds, as Prometheus has it.
        var dotTakesAll = true
    }

    /// How deep groups may lie in each other.
    private static let depthMax = 100
    /// How often something may be repeated by number.
    private static let repetitionsMax = 1_000
    /// The most characters of a class of which the other case is looked up.
    private static let foldedMax = 2_000

    var rest: ArraySlice<Unicode.Scalar>
    var flags = Flags()
    private var depth = 0

    static func parse(_ text: [Unicode.Scalar]) throws(LabelPattern.Failure) -> PatternNode {
        var parser = PatternParser(rest: text[...])
        let node = try parser.choice()
        guard parser.rest.isEmpty else { throw LabelPattern.Failure(description: "unexpected )") }
        return node
    }

    private init(rest: ArraySlice<Unicode.Scalar>) {
        self.rest = rest
    }

    mutating func choice() throws(LabelPattern.Failure) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthMax else {
            throw LabelPattern.Failure(description: "groups lie too deep in each other")
        }
        var branches = [try sequence()]
        while rest.first == "|" {
            rest = rest.dropFirst()
            branches.append(try sequence())
        }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(LabelPattern.Failure) -> PatternNode {
        var nodes: [PatternNode] = []
        while let next = rest.first, next != "|", next != ")" {
            guard let atom = try atom() else { continue }
            nodes.append(try repeated(atom))
        }
        switch nodes.count {
        case 0: return .empty
        case 1: return nodes[0]
        case _: return .sequence(nodes)
        }
    }

    private mutating func repeated(
        _ atom: PatternNode
    ) throws(LabelPattern.Failure) -> PatternNode {
        guard let (least, most) = try repetition() else { return atom }
        if rest.first == "?" { rest = rest.dropFirst() }
        guard try repetition() == nil else {
            throw LabelPattern.Failure(description: "a repetition is repeated")
        }
        return .repeated(atom, least: least, most: most)
    }

    private mutating func repetition() throws(LabelPattern.Failure) -> (least: Int, most: Int?)? {
        let start = rest
        switch rest.popFirst() {
        case "*": return (0, nil)
        case "+": return (1, nil)
        case "?": return (0, 1)
        case "{":
            guard let least = number() else { break }
            var most: Int? = least
            if rest.first == "," {
                rest = rest.dropFirst()
                most = rest.first == "}" ? nil : number() ?? -1
            }
            guard rest.popFirst() == "}", most != -1 else { break }
            guard max(least, most ?? 0) <= Self.repetitionsMax, least <= most ?? least else {
                throw LabelPattern.Failure(description: "a repetition has a bad size")
            }
            return (least, most)
        case _: break
        }
        // A brace that is none of a repetition stands for itself.
        rest = start
        return nil
    }

    private mutating func number() -> Int? {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits.count > 6 ? Int.max : Int(String(String.UnicodeScalarView(digits)))
    }

    /// One thing that may be repeated; nil for what only changes flags.
    private mutating func atom() throws(LabelPattern.Failure) -> PatternNode? {
        switch rest.popFirst() {
        case "(": return try group()
        case "[": return .set(try folded(try characterClass()))
        case "\\": return try escape()
        case ".": return .set(flags.dotTakesAll ? .any : .anyInLine)
        case "^": return .start
        case "$": return .end
        case "*", "+", "?":
            throw LabelPattern.Failure(description: "there is nothing to repeat")
        case let scalar?: return try literal(scalar)
        case nil: return .empty
        }
    }

    /// A character that stands for itself, or for both of its cases.
    func literal(_ scalar: Unicode.Scalar) throws(LabelPattern.Failure) -> PatternNode {
        guard flags.ignoresCase else { return .scalar(scalar) }
        return .set(try folded(ScalarSet([scalar.value...scalar.value])))
    }

    private func folded(_ set: ScalarSet) throws(LabelPattern.Failure) -> ScalarSet {
        guard flags.ignoresCase else { return set }
        guard set.count <= Self.foldedMax else {
            throw LabelPattern.Failure(description: "(?i) is not supported for a class so large")
        }
        return set.foldingCase
    }
}
