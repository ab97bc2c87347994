extension Banned {
    /// The programs, which alone may make clocks and talk to a terminal.
    private static let programs: Set<String> = ["rewatchd", "resim", "rebench"]

    /// What a sequence of tokens is enough to recognise.
    static let constructs: [Construct] = [
        Construct(
            tokens: ["try", "!"],
            instead: "handle the error or pass it on",
            inTests: true
        ),
        Construct(
            tokens: ["as", "!"],
            instead: "use as? and say what happens otherwise",
            inTests: true
        ),
        Construct(
            tokens: ["import", "Foundation"],
            instead: "40 MB; FoundationEssentials, and only at the edges"
        ),
        Construct(
            tokens: ["print", "("],
            instead: "report an Event; only the programs print",
            allowed: programs,
            inTests: true
        ),
        Construct(
            tokens: ["debugPrint", "("],
            instead: "report an Event; only the programs print"
        ),
        Construct(
            tokens: ["dump", "("],
            instead: "report an Event; only the programs print",
            inTests: true
        ),
        Construct(tokens: ["DispatchQueue"], instead: "use an actor or a task group"),
        Construct(tokens: ["DispatchSemaphore"], instead: "use a continuation or a task group"),
        Construct(tokens: ["Dispatch", "."], instead: "use Swift concurrency"),
        Construct(tokens: ["NSLock"], instead: "use Mutex"),
        Construct(tokens: ["usleep"], instead: "wait for an event"),
        Construct(tokens: ["nanosleep"], instead: "wait for an event"),
        Construct(
            tokens: ["Date", "("],
            instead: "take the moment as a parameter",
            allowed: programs
        ),
        Construct(
            tokens: ["Date", ".", "now"],
            instead: "take the moment as a parameter",
            allowed: programs
        ),
        Construct(
            tokens: ["ContinuousClock", "("],
            instead: "take a clock as a parameter",
            allowed: programs,
            inTests: true
        ),
        Construct(
            tokens: ["ContinuousClock", ".", "now"],
            instead: "take a clock as a parameter",
            allowed: programs,
            inTests: true
        ),
        Construct(
            tokens: ["SuspendingClock"],
            instead: "it stands still in suspend; take a clock",
            inTests: true
        ),
        Construct(
            tokens: [".", "continuous"],
            instead: "take a clock as a parameter",
            allowed: programs
        ),
        Construct(
            tokens: ["SystemRandomNumberGenerator"],
            instead: "take a generator as a parameter",
            allowed: programs
        ),
        Construct(
            tokens: ["nonisolated", "(", "unsafe", ")"],
            instead: "use a Mutex or an actor"
        ),
        Construct(
            tokens: ["public"],
            instead: "nothing outside imports us; package or less",
            inTests: true
        ),
        Construct(tokens: ["import", "XCTest"], instead: "use Swift Testing"),
    ]
}
