import Logging
import Synchronization
import Testing
import Web

/// Runs a server on free ports for the length of a closure, and sees that it ends in good time.
func withServer(
    _ source: FakeSource = FakeSource(),
    addresses: [ListenAddress] = [.tcp(host: "127.0.0.1", port: 0)],
    isLifecycleEnabled: Bool = false,
    limits: WebLimits = patientLimits,
    _ body: @escaping @Sendable ([ListenAddress]) async throws -> Void
) async throws {
    let configuration = WebConfiguration(
        addresses: addresses,
        isLifecycleEnabled: isLifecycleEnabled,
        limits: limits
    )
    try await withServer(configuration, source, access: LiveAccess(), body)
}

/// The limits of a server that gives its clients more time than any test takes.
let patientLimits: WebLimits = {
    var limits = WebLimits()
    limits.requestTimeout = .seconds(300)
    limits.idleTimeout = .seconds(300)
    limits.responseTimeout = .seconds(300)
    return limits
}()

/// The usual address of a server under test.
let freeAddress = ListenAddress.tcp(host: "127.0.0.1", port: 0)

/// Runs a server that is described in full.
func withServer(
    _ configuration: WebConfiguration,
    _ source: FakeSource = FakeSource(),
    access: LiveAccess = LiveAccess(),
    _ body: @escaping @Sendable ([ListenAddress]) async throws -> Void
) async throws {
    let server = WebServer(
        configuration: configuration,
        source: source,
        access: access,
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    )
    let (bound, announce) = AsyncStream.makeStream(of: [ListenAddress].self)
    try await withThrowingTaskGroup { group in
        group.addTask {
            defer { announce.finish() }
            try await server.run { announce.yield($0) }
        }
        var addresses: [ListenAddress]?
        for await value in bound {
            addresses = value
            break
        }
        if let addresses { try await body(addresses) }
        group.cancelAll()
        let start = ContinuousClock.now
        try await group.waitForAll()
        // Milliseconds, but a busy machine may stand still for many seconds; a server that waited
        // for a connection would do so for as long as the limits say.
        #expect(ContinuousClock.now - start < .seconds(90), "it took too long to stop")
    }
}
