/// A `default` in a switch over our own enum hides the case that somebody adds next year.
enum DefaultCases {
    /// Finds the `default` beside patterns that are all `.name` with a name of our own.
    ///
    /// A scanner knows no types, so the names tell whose enum it is; an enum of another package may
    /// have a `default`, since it may have thirty cases or grow by itself.
    static func findings(in file: SourceFile, ours names: Set<String>) -> [Finding] {
        guard !file.isTest else { return [] }
        return file.tokens.indices.compactMap { index in
            guard file.matches(["default", ":"], at: index),
                [":", "}", ")", "]", "{"].contains(file.text(index - 1))
                    || isLineStart(index, file),
                !["@", "unknown"].contains(file.text(index - 1)),
                let open = opening(before: index, in: file)
            else { return nil }
            let patterns = patterns(from: open, in: file)
            guard !patterns.isEmpty, patterns.allSatisfy(names.contains) else { return nil }
            return file.finding(index, "default in a switch over an enum: name the remaining cases")
        }
    }

    /// The names of the enum cases that a file declares.
    static func declared(in file: SourceFile) -> [String] {
        file.tokens.indices.flatMap { index -> [String] in
            guard file.text(index) == "case", file.text(index - 1) != "." else { return [] }
            var names: [String] = []
            var place = index + 1
            while file.tokens.indices.contains(place), file.tokens[place].isWord {
                names.append(String(file.text(place).filter { $0 != "`" }))
                place += 1
                if file.text(place) == "(" { place = file.closing(place) + 1 }
                guard file.text(place) == "," else { break }
                place += 1
            }
            return names.filter { !["let", "var", "is", "nil"].contains($0) }
        }
    }

    private static func isLineStart(_ index: Int, _ file: SourceFile) -> Bool {
        index > 0 && file.tokens[index - 1].line < file.tokens[index].line
    }

    /// The names after `case .`, `case let .` and `case (.` directly inside a switch.
    private static func patterns(from open: Int, in file: SourceFile) -> [String] {
        let end = file.closing(open)
        var found: [String] = []
        var place = open + 1
        while place < end {
            if file.text(place) == "case" {
                let start = ["let", "var"].contains(file.text(place + 1)) ? place + 2 : place + 1
                let dot = file.text(start) == "(" ? start + 1 : start
                if file.text(dot) == "." { found.append(file.text(dot + 1)) }
            }
            place = file.text(place) == "{" ? file.closing(place) + 1 : place + 1
        }
        return found
    }

    private static func opening(before index: Int, in file: SourceFile) -> Int? {
        var depth = 0
        for place in (0..<index).reversed() {
            if file.text(place) == "}" { depth += 1 }
            if file.text(place) == "{" { depth -= 1 }
            if depth < 0 { return place }
        }
        return nil
    }
}
