extension PatternParser {
    /// What follows an opening parenthesis; nil when it only sets flags.
    mutating func group() throws(LabelPattern.Failure) -> PatternNode? {
        let outer = flags
        if rest.first == "?" {
            rest = rest.dropFirst()
            var isGroup = try takeName()
            if !isGroup { isGroup = try takeFlags() }
            guard isGroup else { return nil }
        }
        let node = try choice()
        guard rest.popFirst() == ")" else {
            throw LabelPattern.Failure(description: "a ) is missing")
        }
        flags = outer
        return node
    }

    /// Takes `P<name>` or `<name>`; returns whether there was one.
    private mutating func takeName() throws(LabelPattern.Failure) -> Bool {
        let start = rest
        if rest.first == "P" { rest = rest.dropFirst() }
        guard rest.popFirst() == "<" else {
            rest = start
            return false
        }
        let name = rest.prefix(while: ScalarSet.words.contains)
        rest = rest.dropFirst(name.count)
        guard !name.isEmpty, rest.popFirst() == ">" else {
            throw LabelPattern.Failure(description: "a group has a bad name or looks around")
        }
        return true
    }

    /// Takes flags; returns whether a group follows, and they do not hold for what is around it.
    private mutating func takeFlags() throws(LabelPattern.Failure) -> Bool {
        var isOn = true
        while let flag = rest.popFirst() {
            switch flag {
            case "i": flags.ignoresCase = isOn
            case "s": flags.dotTakesAll = isOn
            // Whether little or much is taken does not matter to whether all matches.
            case "U": break
            case "-" where isOn: isOn = false
            case ":": return true
            case ")": return false
            case _:
                throw LabelPattern.Failure(description: "(?\(flag) is not supported")
            }
        }
        throw LabelPattern.Failure(description: "a ) is missing")
    }
}
