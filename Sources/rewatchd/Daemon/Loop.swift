import ServiceLifecycle

/// A part of the program as a service: an endless function that ends by cancellation.
struct Loop: Service {
    private let body: @Sendable () async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable () async throws -> Void) {
        self.body = body
    }

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            try await body()
        }
    }
}
