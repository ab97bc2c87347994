/// Constructs that the project does without, each with what replaces it.
enum Banned {
    /// A sequence of tokens that may not occur.
    struct Construct: Sendable {
        /// The tokens, one after the other.
        let tokens: [String]

        /// What to do instead.
        let instead: String

        /// The targets that may use it all the same.
        var allowed: Set<String> = []

        /// Whether test code may use it.
        var inTests = false
    }

    @Sendable static func findings(in file: SourceFile) -> [Finding] {
        let banned = constructs.filter { construct in
            file.isTest ? !construct.inTests : !construct.allowed.contains(file.target)
        }
        return file.tokens.indices.flatMap { index in
            banned.filter { isUse(of: $0, at: index, in: file) }.map { construct in
                file.finding(index, "\(construct.tokens.joined()): \(construct.instead)")
            } + special(at: index, in: file)
        }
    }

    private static func isUse(of construct: Construct, at index: Int, in file: SourceFile) -> Bool {
        guard file.matches(construct.tokens, at: index) else { return false }
        let isWord = file.tokens[index].isWord
        // A member of that name, or the declaration of one, is something else.
        return !isWord || ![".", "func"].contains(file.text(index - 1))
    }

    /// What more than a sequence of tokens decides.
    private static func special(at index: Int, in file: SourceFile) -> [Finding] {
        let problem =
            switch file.text(index) {
            case "Task": task(at: index, in: file)
            case "sleep": sleeping(at: index, in: file)
            case "random", "shuffled", "shuffle", "randomElement": random(at: index, in: file)
            case "unchecked": unchecked(at: index, in: file)
            case let text where text.hasPrefix("!"): forceUnwrap(at: index, in: file)
            default: String?.none
            }
        return problem.map { [file.finding(index, $0)] } ?? []
    }

    private static func task(at index: Int, in file: SourceFile) -> String? {
        let member = file.text(index + 2)
        let asks = ["isCancelled", "checkCancellation", "yield", "currentPriority"].contains(member)
        // The root of the simulated world is the one task that nothing can own.
        let isWorld = file.path == "Sources/Simulation/World.swift"
        let isUse = file.text(index - 1) != "." && !(file.text(index + 1) == "." && asks)
        guard isUse, !isWorld, !file.isTest else { return nil }
        return "Task: unstructured tasks escape the simulation, use a task group"
    }

    /// Where the clock was handed in as a part of the watcher's tools.
    private static let clockHolders: Set<String> = [
        "Sources/Watching/Watcher.swift", "Sources/rewatchd/Daemon/Supervisor.swift",
        "Sources/rewatchd/Web/WebFileKeeper.swift",
        "Sources/rewatchd/Daemon/AlertmanagerSender.swift",
        "Sources/rewatchd/RemoteWrite/RemoteWriter.swift",
    ]

    private static func sleeping(at index: Int, in file: SourceFile) -> String? {
        guard file.text(index + 1) == "(", file.text(index - 1) != "func", !file.isInWorld else {
            return nil
        }
        let owner = file.text(index - 1) == "." ? file.text(index - 2) : ""
        let isClock = owner.lowercased().hasSuffix("clock")
        let isWatcher = owner == "tools" && clockHolders.contains(file.path)
        guard !isClock, !isWatcher else { return nil }
        return "sleep: wait for an event, or on the clock that was handed in"
    }

    private static func random(at index: Int, in file: SourceFile) -> String? {
        guard file.text(index - 1) == ".", file.text(index + 1) == "(" else { return nil }
        let arguments = (index + 1)...file.closing(index + 1)
        guard !arguments.contains(where: { file.text($0) == "using" }) else { return nil }
        return "\(file.text(index)): unseeded, pass a generator with using:"
    }

    private static let uncheckedTypes: Set<String> = [
        "DedicatedThread", "CurlHandle", "SQLiteConnection",
    ]

    private static func unchecked(at index: Int, in file: SourceFile) -> String? {
        guard file.text(index - 1) == "@", !uncheckedTypes.contains(file.stem) else { return nil }
        return "@unchecked Sendable: use values, an actor or a Mutex"
    }

    private static func forceUnwrap(at index: Int, in file: SourceFile) -> String? {
        let before = file.text(index - 1)
        guard !file.isTest, index > 0, file.tokens[index].touchesPrevious,
            !["try", "as", "#"].contains(before), !file.text(index).hasPrefix("!=")
        else { return nil }
        guard file.tokens[index - 1].isWord || [")", "]", "}", "\""].contains(before) else {
            return nil
        }
        return "\(before)!: say what happens when it is nil"
    }
}
