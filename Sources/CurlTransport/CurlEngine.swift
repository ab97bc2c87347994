import Watching

/// The thread on which libcurl runs, shared by the transports of all clusters.
///
/// An actor whose executor is a ``DedicatedThread``: its isolated code and libcurl's callbacks run
/// there and nowhere else, so the transfers need no locks. New requests and cancellations wake the
/// thread from libcurl's wait; an idle engine uses no processor time. Connections are kept open
/// and reused by requests with the same host, port and TLS policy.
package actor CurlEngine {
    private let handle: CurlHandle
    private let thread: DedicatedThread
    private var isShutDown = false

    /// The thread of the engine, on which all of its isolated code runs.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe thread.asUnownedSerialExecutor()
    }

    /// Starts the thread, which ends when the last reference to the engine goes.
    ///
    /// - Parameter ended: called on the thread as its last act, when every connection is closed.
    package init(ended: @escaping @Sendable () -> Void = {}) {
        let handle = CurlHandle()
        self.handle = handle
        let duties = DedicatedThread.Duties(
            idle: { handle.turn() },
            wake: { handle.wake() },
            end: {
                handle.close()
                ended()
            }
        )
        thread = DedicatedThread(name: "rewatchd-curl", duties: duties)
    }

    deinit {
        thread.stop()
    }

    /// Ends all requests as cancelled, and every later one at once.
    package func shutDown() {
        isShutDown = true
        handle.cancelAll()
    }

    /// Performs one request; the only suspension is the wait for libcurl.
    func perform(_ order: TransferOrder) async -> Result<Response, TransportError> {
        let cancellation = Cancellation()
        return await withTaskCancellationHandler {
            guard !isShutDown, !Task.isCancelled else { return .failure(.cancelled) }
            return await withCheckedContinuation { continuation in
                start(order, cancellation) { continuation.resume(returning: $0) }
            }
        } onCancel: { [handle] in
            cancellation.request()
            handle.wake()
        }
    }

    private func start(
        _ order: TransferOrder,
        _ cancellation: Cancellation,
        finish: @escaping (Result<Response, TransportError>) -> Void
    ) {
        do throws(TransportError) {
            handle.start(try Transfer(order, cancellation: cancellation, finish: finish))
        } catch {
            finish(.failure(error))
        }
    }
}
