/// One line for each construct that is banned, and one that only looks like it.
enum BannedExamples {
    static let all: [Example] = tasks + unwraps + worlds + chance

    private static let program = "Sources/resim/Thing.swift"
    private static let test = "Tests/ModelTests/ThingTests.swift"

    private static let tasks: [Example] = [
        .bad("Task { await f() }"),
        .bad("Task.detached { await f() }"),
        .bad("let task: Task<Void, Never>"),
        .bad("Task(priority: .low) { }", at: program),
        .good("Task { }", at: test),
        .bad("Task { }", at: "Sources/Simulation/Clock.swift"),
        .good("Task { }", at: "Sources/Simulation/World.swift"),
        .good("if Task.isCancelled { return }"),
        .good("try Task.checkCancellation()"),
        .good("// Task { }"),
        .good(#"let text = "Task { }""#),
        .bad("DispatchQueue.main.async { }"),
        .bad("let lock = NSLock()"),
        .bad("let semaphore = DispatchSemaphore(value: 0)"),
        .bad("Dispatch.sync { }"),
        .bad("struct A: @unchecked Sendable {}"),
        .bad("struct A: @unchecked Sendable {}", at: program),
        .good("class A: @unchecked Sendable {}", at: "Sources/CurlTransport/CurlHandle.swift"),
        .bad("nonisolated(unsafe) var a = 1"),
        .good("nonisolated var a: Int { 1 }"),
    ]

    private static let unwraps: [Example] = [
        .bad("let a = try! f()"), .good("let a = try? f()"),
        .bad("let a = b as! C"), .good("let a = b as? C"),
        .good("let a = try! f(b as! C)!", at: test),
        .bad("let a = b!"), .bad("let a = b()!.c"), .bad("let a = b[0]!"), .bad("var a: B!"),
        .bad(#"let a = "\(b!)""#),
        .good("let a = b != c"), .good("let a = !b"), .good("let a = [!b, !c]"),
        .good("#if !os(Linux)\n#endif"), .good("let a = !(b || !c)"), .good(#"let a = "b!""#),
    ]

    private static let worlds: [Example] = [
        .bad("import Foundation"), .bad("import Foundation", at: test),
        .good("import FoundationEssentials"),
        .bad("import XCTest", at: test),
        .bad("print(a)"), .good("print(a)", at: program), .good("page.print(a)"),
        .bad("debugPrint(a)"), .bad("dump(a)"),
        .bad("usleep(1)"), .bad("sleep(1)"), .bad("nanosleep(&a, nil)"), .bad("sleep(1)", at: test),
        .bad("try await Task.sleep(for: .seconds(1))"), .bad("Thread.sleep(1)", at: program),
        .bad("try await ContinuousClock().sleep(for: a)", at: test),
        .good("try await clock.sleep(until: a)"),
        .bad("try await tools.sleep(until: a)"),
        .good("try await tools.sleep(until: a)", at: "Sources/Watching/Watcher.swift"),
        .bad("try await Task.sleep(until: a)", at: "Sources/Watching/Watcher.swift"),
        .good("func sleep(until: Int) {}"),
        .bad("let now = Date()"), .bad("let now = Date.now"),
        .good("let now = Date()", at: program),
        .good("let a: Date"),
        .bad("let clock = ContinuousClock()"), .bad("let now = ContinuousClock.now"),
        .good("let clock = ContinuousClock()", at: program),
        .good("var a: ContinuousClock.Instant"),
        .bad("let clock = SuspendingClock()"), .bad("wait(clock: .continuous)"),
        .bad("public struct A {}"), .good("package struct A {}"),
    ]

    private static let chance: [Example] = [
        .bad("let a = Int.random(in: 0..<3)"), .bad("let a = b.shuffled()"), .bad("b.shuffle()"),
        .bad("let a = b.randomElement()"), .bad("let a = Int.random(in: 0..<3)", at: test),
        .bad("let a = Int.random(in: 0..<3)", at: program),
        .good("let a = Int.random(in: f(0)..<3, using: &random)"),
        .good("let a = b.randomElement(using: &c)"),
        .bad("var random = SystemRandomNumberGenerator()"),
        .bad("var random = SystemRandomNumberGenerator()", at: test),
        .good("var random = SystemRandomNumberGenerator()", at: program),
    ]

    static let enums: [Example] = [
        .bad("switch a { case .b: 1\n default: 2 }"),
        .bad("switch a { case let .b(c): if c { 1 }\n default: 2 }"),
        .bad("switch (a, b) { case (.c, .d): 1\n default: 2 }"),
        .good("switch a { case 1: 1\n default: 2 }"),
        .good(#"switch a { case "b": switch c { case .d: 1 }"# + "\n default: 2 }"),
        .good("switch a { case .b: 1\n @unknown default: 2 }"),
        .good("switch a { case .b, .c: 1 }"),
        .good("switch a { case .foreign: 1\n default: 2 }"),
        .good("switch a { case .b: c[1, default: 0] += 1\n case .c: 2 }"),
        .good("switch a { case .b: 1\n default: 2 }", at: test),
    ]
}
