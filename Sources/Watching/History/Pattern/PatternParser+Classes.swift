extension PatternParser {
    /// What follows an opening bracket.
    mutating func characterClass() throws(LabelPattern.Failure) -> ScalarSet {
        let isInverted = rest.first == "^"
        if isInverted { rest = rest.dropFirst() }
        var set = ScalarSet()
        var isFirst = true
        while let scalar = rest.popFirst() {
            // A closing bracket that comes first stands for itself.
            if scalar == "]", !isFirst { return isInverted ? set.inverted : set }
            isFirst = false
            if scalar == "[", rest.first == ":", let named = try namedClass() {
                set = set.union(named)
                continue
            }
            if scalar == "\\", let other = shorthand() {
                set = set.union(other)
                continue
            }
            let low = try classMember(scalar)
            set = set.union(ScalarSet([try range(from: low)]))
        }
        throw LabelPattern.Failure(description: "a ] is missing")
    }

    /// What a character is the first of: a range, or itself alone.
    private mutating func range(
        from low: Unicode.Scalar
    ) throws(LabelPattern.Failure) -> ClosedRange<UInt32> {
        guard rest.first == "-", let end = rest.dropFirst().first, end != "]" else {
            return low.value...low.value
        }
        rest = rest.dropFirst(2)
        let high = try classMember(end)
        guard low <= high else {
            throw LabelPattern.Failure(description: "a range in [] runs backwards")
        }
        return low.value...high.value
    }

    private mutating func classMember(
        _ scalar: Unicode.Scalar
    ) throws(LabelPattern.Failure) -> Unicode.Scalar {
        scalar == "\\" ? try escapedScalar() : scalar
    }

    /// `[:name:]` or `[:^name:]`, of which the first bracket is taken; nil when it is none.
    private mutating func namedClass() throws(LabelPattern.Failure) -> ScalarSet? {
        let inner = rest.dropFirst()
        guard
            let end = inner.indices.dropLast().first(where: { place in
                inner[place] == ":" && inner[place + 1] == "]"
            })
        else { return nil }
        var name = inner[..<end]
        let isInverted = name.first == "^"
        if isInverted { name = name.dropFirst() }
        guard let set = ScalarSet(named: String(String.UnicodeScalarView(name))) else {
            throw LabelPattern.Failure(description: "[] has an unknown name")
        }
        rest = rest[(end + 2)...]
        return isInverted ? set.inverted : set
    }

    /// Takes the letter of `\d` and the like; nil when it is none.
    mutating func shorthand() -> ScalarSet? {
        let set: ScalarSet
        switch rest.first {
        case "d": set = .digits
        case "D": set = ScalarSet.digits.inverted
        case "s": set = .spaces
        case "S": set = ScalarSet.spaces.inverted
        case "w": set = .words
        case "W": set = ScalarSet.words.inverted
        case _: return nil
        }
        rest = rest.dropFirst()
        return set
    }
}
