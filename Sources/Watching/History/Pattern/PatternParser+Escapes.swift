extension PatternParser {
    /// What follows a backslash outside of a class.
    mutating func escape() throws(LabelPattern.Failure) -> PatternNode {
        if let set = shorthand() { return .set(set) }
        switch rest.first {
        case "A": return taking(.start)
        case "z": return taking(.end)
        case "b": return taking(.wordBoundary(true))
        case "B": return taking(.wordBoundary(false))
        case "Q": return try quoted()
        case _: return try literal(try escapedScalar())
        }
    }

    private mutating func taking(_ node: PatternNode) -> PatternNode {
        rest = rest.dropFirst()
        return node
    }

    /// Everything up to `\E`, or to the end, as it is.
    private mutating func quoted() throws(LabelPattern.Failure) -> PatternNode {
        rest = rest.dropFirst()
        var nodes: [PatternNode] = []
        while let scalar = rest.popFirst() {
            if scalar == "\\", rest.first == "E" {
                rest = rest.dropFirst()
                break
            }
            nodes.append(try literal(scalar))
        }
        return .sequence(nodes)
    }

    /// The character that what follows a backslash stands for.
    mutating func escapedScalar() throws(LabelPattern.Failure) -> Unicode.Scalar {
        guard let scalar = rest.popFirst() else {
            throw LabelPattern.Failure(description: "it ends with a backslash")
        }
        switch scalar {
        case "a": return "\u{07}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{0B}"
        case "x": return try hexadecimal()
        case _:
            // Letters and digits have meanings, of which some are not supported; signs have none.
            guard scalar.isASCII, !ScalarSet.words.contains(scalar) || scalar == "_" else {
                throw LabelPattern.Failure(description: "\\\(scalar) is not supported")
            }
            return scalar
        }
    }

    /// `7F` or `{10FFFF}`.
    private mutating func hexadecimal() throws(LabelPattern.Failure) -> Unicode.Scalar {
        var digits = rest.prefix(2)
        if rest.first == "{" {
            digits = rest.dropFirst().prefix { $0 != "}" }
            rest = rest.dropFirst(digits.count + 2)
        } else {
            rest = rest.dropFirst(2)
        }
        let text = String(String.UnicodeScalarView(digits))
        guard digits.count >= 1, let value = UInt32(text, radix: 16),
            let scalar = Unicode.Scalar(value)
        else { throw LabelPattern.Failure(description: "\\x\(text) is no character") }
        return scalar
    }
}
