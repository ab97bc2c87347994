import Simulation
import Synchronization
import Testing

@Suite struct WorldTests {
    /// What was seen, in order; shared by the tasks of a world.
    private final class Trace: Sendable {
        private let lines = Mutex<[String]>([])
        func add(_ line: String) { lines.withLock { $0.append(line) } }
        var text: [String] { lines.withLock { $0 } }
    }

    /// A dozen tasks that take turns and rest for various times.
    private static func story(_ seed: UInt64) throws -> [String] {
        let world = World(seed: seed)
        let trace = Trace()
        try world.run {
            await withDiscardingTaskGroup { group in
                for name in 0..<12 {
                    group.addTask { await part(name, of: world, trace) }
                }
            }
        }
        return trace.text
    }

    private static func part(_ name: Int, of world: World, _ trace: Trace) async {
        for step in 1...5 {
            await Task.yield()
            trace.add("\(name).\(step) at \(world.now.offset)")
            try? await world.pause(.seconds((name * step) % 4))
        }
    }

    /// How a long rest ended.
    private static func rest(in world: World) async -> String {
        do {
            try await world.wait(to: .seconds(1_000))
            return "slept"
        } catch {
            return "\(type(of: error)) at \(world.now.offset)"
        }
    }

    @Test(arguments: [1, 2, 99] as [UInt64])
    func `the same seed gives the same run`(_ seed: UInt64) throws {
        let first = try Self.story(seed)
        #expect(first.count == 60)
        #expect(try Self.story(seed) == first)
    }

    @Test func `different seeds give different runs of the same work`() throws {
        let runs = try (1...8 as ClosedRange<UInt64>).map(Self.story)
        #expect(Set(runs).count == 8)
        #expect(Set(runs.map { $0.map { $0.prefix { $0 != " " } }.sorted() }).count == 1)
    }

    @Test func `time passes only by sleeping, and as far as it was slept`() throws {
        let world = World(seed: 1)
        let seen = try world.run {
            var seen = [world.now.offset]
            for _ in 0..<3 {
                try await world.pause(.seconds(86_400))
                seen.append(world.now.offset)
            }
            return seen
        }
        #expect(seen == [.zero, .seconds(86_400), .seconds(172_800), .seconds(259_200)])
    }

    @Test func `sleepers wake in the order of their deadlines`() throws {
        let world = World(seed: 3)
        let trace = Trace()
        @Sendable func wake(_ seconds: Int) async {
            try? await world.wait(to: .seconds(seconds))
            trace.add("\(seconds) at \(world.now.offset)")
        }
        try world.run {
            await withDiscardingTaskGroup { group in
                for seconds in [5, 1, 4, 2, 3] { group.addTask { await wake(seconds) } }
            }
        }
        #expect(trace.text == (1...5).map { "\($0) at \(Duration.seconds($0))" })
    }

    @Test func `a deadline that is over does not turn time back`() throws {
        let world = World(seed: 1)
        let end = try world.run {
            try await world.wait(to: .seconds(9))
            try await world.wait(to: .seconds(2))
            return world.now.offset
        }
        #expect(end == .seconds(9))
    }

    @Test func `a body that waits for nobody is a deadlock`() {
        let world = World(seed: 1)
        let (stream, feeder) = AsyncStream<Int>.makeStream()
        let error = #expect(throws: World.Deadlock.self) {
            try world.run {
                try await world.wait(to: .seconds(7))
                for await _ in stream {}
            }
        }
        #expect(error?.at.offset == .seconds(7))
        feeder.finish()
    }

    @Test func `what the body throws comes out`() {
        struct Fault: Error {}
        #expect(throws: Fault.self) {
            try World(seed: 1).run { throw Fault() }
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a cancelled sleep ends at once and with an error`(_ seed: UInt64) throws {
        let world = World(seed: seed)
        let outcome = try world.run {
            await withTaskGroup(of: String.self) { group in
                group.addTask { await Self.rest(in: world) }
                group.addTask {
                    try? await world.wait(to: .seconds(3))
                    return "short"
                }
                let first = await group.next() ?? ""
                group.cancelAll()
                return [first, await group.next() ?? ""]
            }
        }
        #expect(outcome == ["short", "CancellationError at \(Duration.seconds(3))"])
    }

    @Test func `a sleep that begins cancelled does not sleep`() throws {
        let world = World(seed: 5)
        let end = try world.run {
            await withTaskGroup(of: String.self) { group in
                group.cancelAll()
                group.addTask { await Self.rest(in: world) }
                return await group.next()
            }
        }
        #expect(end == "CancellationError at \(Duration.zero)")
    }
}

extension World {
    /// Sleeps until so long after the beginning of the world.
    fileprivate func wait(to offset: Duration) async throws {
        try await pause(offset - now.offset)
    }

    /// Sleeps for a while of the world's own time.
    fileprivate func pause(_ duration: Duration) async throws {
        let clock = self
        try await clock.sleep(until: clock.now.advanced(by: duration), tolerance: nil)
    }
}
