/// Tests wait for an event, never for time to pass.
enum Sleeping {
    @Sendable static func findings(in file: SourceFile) -> [Finding] {
        guard file.isTest else { return [] }
        return literals(in: file) + calls(in: file)
    }

    /// The clock of the simulated world may sleep, for its time is virtual; a real one may not.
    private static func calls(in file: SourceFile) -> [Finding] {
        let realClock = file.tokens.contains {
            ["ContinuousClock", "SuspendingClock"].contains($0.text)
        }
        guard realClock else { return [] }
        return file.tokens.indices.compactMap { index in
            guard file.matches(["sleep", "("], at: index) else { return nil }
            return file.finding(index, "a real clock sleeps in a test: wait for readiness")
        }
    }

    private static func literals(in file: SourceFile) -> [Finding] {
        file.literals.compactMap { line, text in
            let words = text.split { " ;|&'".contains($0) }
            let sleeps = zip(words, words.dropFirst()).contains { word, next in
                word == "sleep" && next.allSatisfy { $0.isNumber || $0 == "." }
            }
            guard sleeps else { return nil }
            return Finding(
                path: file.path,
                line: line,
                message: "a shell sleeps in a test: wait for readiness"
            )
        }
    }
}
