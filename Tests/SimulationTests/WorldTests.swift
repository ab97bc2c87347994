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

    /// A dozen tasks that take turns, sleep for drawn times and talk through an actor.
    private static func story(_ seed: UInt64) throws -> [String] {
        let world = World(seed: seed)
        let trace = Trace()
        try world.run {
            await withDiscardingTaskGroup { group in
                for name in 0..<12 {
                    group.addTask {
                        for step in 1...5 {
                            await Task.yield()
                            trace.add("\(name).\(step) at \(world.now.offset)")
                            let pause = Duration.seconds((name * step) % 4)
                            try? await world.sleep(for: pause)
                        }
                    }
                }
            }
        }
        return trace.text
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
                try await world.sleep(for: .seconds(86_400))
                seen.append(world.now.offset)
            }
            return seen
        }
        #expect(seen == [.zero, .seconds(86_400), .seconds(172_800), .seconds(259_200)])
    }

    @Test func `sleepers wake in the order of their deadlines`() throws {
        let world = World(seed: 3)
        let trace = Trace()
        try world.run {
            await withDiscardingTaskGroup { group in
                for seconds in [5, 1, 4, 2, 3] {
                    group.addTask {
                        try? await world.sleep(to: .seconds(seconds))
                        trace.add("\(seconds) at \(world.now.offset)")
                    }
                }
            }
        }
        #expect(trace.text == (1...5).map { "\($0) at \(Duration.seconds($0))" })
    }

    @Test func `a deadline that is over does not turn time back`() throws {
        let world = World(seed: 1)
        let end = try world.run {
            try await world.sleep(to: .seconds(9))
            try await world.sleep(to: .seconds(2))
            return world.now.offset
        }
        #expect(end == .seconds(9))
    }

    @Test func `a body that waits for nobody is a deadlock`() {
        let world = World(seed: 1)
        let (stream, feeder) = AsyncStream<Int>.makeStream()
        let error = #expect(throws: World.Deadlock.self) {
            try world.run {
                try await world.sleep(to: .seconds(7))
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
                group.addTask {
                    do {
                        try await world.sleep(to: .seconds(1_000))
                        return "slept"
                    } catch {
                        return "cancelled at \(world.now.offset)"
                    }
                }
                group.addTask {
                    try? await world.sleep(to: .seconds(3))
                    return "short"
                }
                var results: [String] = []
                for await result in group {
                    results.append(result)
                    group.cancelAll()
                }
                return results
            }
        }
        #expect(outcome == ["short", "cancelled at \(Duration.seconds(3))"])
    }

    @Test func `a sleep that begins cancelled does not sleep`() throws {
        let world = World(seed: 5)
        let end = try world.run {
            await withTaskGroup(of: Bool.self) { group in
                group.cancelAll()
                group.addTask {
                    do {
                        try await world.sleep(to: .seconds(60))
                        return false
                    } catch {
                        return error is CancellationError
                    }
                }
                return await group.next() == true ? world.now.offset : .seconds(-1)
            }
        }
        #expect(end == .zero)
    }
}

extension World {
    /// Sleeps until so long after the beginning of the world.
    fileprivate func sleep(to offset: Duration) async throws {
        try await sleep(until: now.advanced(by: offset - now.offset), tolerance: nil)
    }
}
