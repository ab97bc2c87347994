import CurlTransport
import TestSupport
import Testing
import Watching

/// Cancelled requests and ended engines.
///
/// The requests may take an hour, so one that ends was cancelled. They go without TLS: a handshake
/// has a shorter deadline, which would come first when a busy machine gives the test its turn late.
@Suite(.timeLimit(.minutes(2)))
struct CancellationTests {
    private static func request(to listener: RawListener) -> Request {
        Bench.request(port: listener.port, isEncrypted: false)
    }

    @Test
    func `a cancelled request ends at once and closes its connection`() async throws {
        let bench = Bench()
        let listener = try RawListener()
        let sending = Task { await bench.error(of: Self.request(to: listener)) }
        let connection = try await listener.accept()
        sending.cancel()
        #expect(await sending.value == .cancelled)
        try await connection.untilClosed()
    }

    @Test
    func `a request of a cancelled task is not sent`() async throws {
        let bench = Bench()
        let listener = try RawListener()
        let (start, go) = AsyncStream<Void>.makeStream()
        let sending = Task {
            for await _ in start {}
            return await bench.error(of: Self.request(to: listener))
        }
        sending.cancel()
        go.finish()
        #expect(await sending.value == .cancelled)
        #expect(try await !listener.hasVisitor())
    }

    @Test
    func `one cancelled request leaves the others alone`() async throws {
        let bench = Bench()
        let (first, second) = (try RawListener(), try RawListener())
        let cancelled = Task { await bench.error(of: Self.request(to: first)) }
        let other = Task { await bench.error(of: Self.request(to: second)) }
        let held = try await first.accept()
        let connection = try await second.accept()
        cancelled.cancel()
        #expect(await cancelled.value == .cancelled)
        connection.finish()
        #expect(await other.value?.label == "reset")
        withExtendedLifetime(held) {}
    }

    @Test
    func `an engine that is shut down cancels what is on its way and what comes`() async throws {
        let bench = Bench()
        let listener = try RawListener()
        let request = Self.request(to: listener)
        async let error = bench.error(of: request)
        let connection = try await listener.accept()
        await bench.engine.shutDown()
        #expect(await error == .cancelled)
        try await connection.untilClosed()
        #expect(await bench.error(of: request) == .cancelled)
    }

    @Test
    func `the thread of an engine ends with its last reference`() async throws {
        for _ in 1...50 {
            await withCheckedContinuation { ended in
                // Dropped as soon as it is made: nothing else would end it.
                _ = CurlEngine { ended.resume() }
            }
        }
    }

    @Test
    func `an engine that was used ends too`() async throws {
        let listener = try RawListener()
        let (ended, end) = AsyncStream<Void>.makeStream()
        for _ in 1...20 {
            let bench = Bench(engine: CurlEngine { end.yield() })
            let sending = Task { await bench.error(of: Self.request(to: listener)) }
            let connection = try await listener.accept()
            sending.cancel()
            #expect(await sending.value == .cancelled)
            try await connection.untilClosed()
        }
        var count = 0
        for await _ in ended {
            count += 1
            if count == 20 { end.finish() }
        }
        #expect(count == 20)
    }

    @Test
    func `a hundred requests at once`() async throws {
        let bench = Bench()
        let refused = try RawListener().port
        let labels = await withTaskGroup { group in
            for _ in 1...100 {
                group.addTask { await bench.error(of: Bench.request(port: refused))?.label }
            }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(labels == ["refused"])
    }
}
