/// Small files of small functions: what can be seen at once can be checked at once.
enum Size {
    static let fileLines = 400
    static let fileLinesMedian = 120
    static let functionLines = 50
    static let parameters = 5
    static let nesting = 3

    @Sendable static func findings(in file: SourceFile) -> [Finding] {
        var findings: [Finding] = []
        // The text ends with a line feed, so the last piece is empty and no line.
        let count = file.lines.count - (file.lines.last == "" ? 1 : 0)
        if count > fileLines {
            findings.append(
                Finding(
                    path: file.path,
                    line: 1,
                    message:
                        "\(count) lines, at most \(fileLines): move a facet to Type+Facet.swift"
                )
            )
        }
        for function in Function.all(in: file) {
            findings += Self.findings(of: function, in: file)
        }
        return findings
    }

    /// The median of the files' line counts must stay low, however small the largest is.
    static func medianFinding(_ counts: [Int]) -> Finding? {
        let median = counts.sorted().dropFirst(counts.count / 2).first ?? 0
        guard median > fileLinesMedian else { return nil }
        return Finding(
            path: "Sources",
            line: 1,
            message: "the median file has \(median) lines, at most \(fileLinesMedian)"
        )
    }

    private static func findings(of function: Function, in file: SourceFile) -> [Finding] {
        var findings: [Finding] = []
        let count = parameterCount(of: function, in: file)
        if count > parameters, !isMemberwise(function, count, in: file) {
            findings.append(
                file.finding(
                    function.start,
                    "\(function.name) has \(count) parameters, at most \(parameters): make a type"
                )
            )
        }
        guard let body = function.body else { return findings }
        let length = file.tokens[body.upperBound].line - file.tokens[function.start].line + 1
        if length > functionLines {
            findings.append(
                file.finding(
                    function.start,
                    "\(function.name) has \(length) lines, at most \(functionLines): split it"
                )
            )
        }
        if let deep = tooDeep(body, in: file) {
            findings.append(
                file.finding(
                    deep,
                    "nested more than \(nesting) deep in \(function.name): name the inner part"
                )
            )
        }
        return findings
    }

    private static func parameterCount(of function: Function, in file: SourceFile) -> Int {
        guard let range = function.parameters, range.count > 2 else { return 0 }
        var index = range.lowerBound + 1
        // A parameter is a colon outside of all brackets; commas may also part generic arguments.
        var count = 0
        while index < range.upperBound {
            if file.text(index) == ":" { count += 1 }
            index =
                ["(", "[", "{"].contains(file.text(index)) ? file.closing(index) + 1 : index + 1
        }
        return count
    }

    /// An initialiser that only stores its arguments may take as many as the type has properties.
    private static func isMemberwise(_ function: Function, _ count: Int, in file: SourceFile)
        -> Bool
    {
        guard function.name == "init", let body = function.body else { return false }
        let stores = body.count { file.matches(["self", "."], at: $0) && file.text($0 + 3) == "=" }
        let lines = file.tokens[body.upperBound].line - file.tokens[body.lowerBound].line
        return stores >= count && lines <= stores + 1
    }

    /// The first brace that opens too deep; those that close on their own line do not nest.
    private static func tooDeep(_ body: ClosedRange<Int>, in file: SourceFile) -> Int? {
        var ends: [Int] = []
        for index in body {
            while let end = ends.last, end < index { ends.removeLast() }
            let end = file.text(index) == "{" ? file.closing(index) : index
            guard file.tokens[end].line > file.tokens[index].line else { continue }
            ends.append(end)
            // The outermost is the body itself.
            if ends.count > nesting + 1 { return index }
        }
        return nil
    }
}
