import Synchronization
import Watching

/// A transport that from some request on never answers and keeps to no timeout.
///
/// Behind a hidden option of `rewatchd run`, so that a test can see what a service manager does
/// with a watcher that is stuck. Nothing else makes a watcher hang for certain.
final class HangingTransport: Transport {
    private let transport: any Transport
    private let rest: Mutex<Int>

    /// Passes so many requests on, and no more.
    init(_ transport: any Transport, after count: Int) {
        self.transport = transport
        rest = Mutex(count)
    }

    func send(_ request: Request) async throws(TransportError) -> Response {
        let isPassed = rest.withLock { rest in
            rest -= 1
            return rest >= 0
        }
        if !isPassed {
            let (silence, end) = AsyncStream.makeStream(of: Never.self)
            // Only the end of the program ends it.
            for await _ in silence {}
            withExtendedLifetime(end) {}
        }
        return try await transport.send(request)
    }
}
