import HTTPTypes
import HummingbirdCore
package import Logging
import NIOCore
package import SimulatedCluster
import Synchronization

/// A simulated cluster behind real TLS, on one listener or on one for each node.
///
/// **What it is.** The edge around the pure model: it tells the model the time, hands it each
/// request under a lock, and delivers the answer as the model says, which includes hanging,
/// resetting and breaking off. It makes its own certificate; the model decides everything else.
///
/// **Operations.** `init` makes the certificate, `run` serves until its task is cancelled,
/// `waitUntilListening` returns the port once all listeners accept. `serving` does the three
/// around a closure. `withCluster` reaches the model while it is served.
///
/// **Cost.** One lock around the model, held while an answer is computed; bodies are in memory
/// once, oversized ones in pieces of 64 KiB. Answers keep their order on a connection.
///
/// **Not allowed.** `run` twice. Waiting for a server that nobody runs waits for ever.
///
/// **Left out.** HTTP/2, the plain port 8080.
package final class SimulatedClusterServer: Sendable {
    /// What the server was made from.
    package let configuration: SimulatedClusterServerConfiguration
    /// The certificate shown at first, as PEM text; being self-signed it is its own authority.
    package var certificateAuthority: String { original.certificate }

    let model: Mutex<SimulatedCluster>
    let shownGeneration = Mutex(0)
    let original: SelfSignedCertificate
    let identity: ServerIdentity
    let connections = ConnectionRegistry()
    let readiness = Readiness()
    let replay: ReplaySource?
    let logger: Logger

    /// Makes the certificate and the model; nothing listens yet.
    ///
    /// Needs the program `openssl` in `PATH`, and waits some 20 ms for it.
    package init(
        _ configuration: SimulatedClusterServerConfiguration =
            SimulatedClusterServerConfiguration(),
        logger: Logger = Logger(label: "resim") { _ in SwiftLogNoOpLogHandler() }
    ) throws(SimulatedClusterServerError) {
        self.configuration = configuration
        self.logger = logger
        replay = try configuration.replayDirectory.map {
            path throws(SimulatedClusterServerError) in try ReplaySource(directory: path)
        }
        original = try SelfSignedCertificate.make(
            for: configuration.cluster.name,
            and: configuration.certificateNames
        )
        identity = try ServerIdentity(original, clientAuthority: configuration.clientAuthority)
        var cluster = SimulatedCluster(configuration.cluster)
        cluster.certificate = original.certificate
        model = Mutex(cluster)
    }

    /// Serves until the task is cancelled, or until a listener fails.
    package func run() async throws(SimulatedClusterServerError) {
        let outcome = await withTaskCancellationHandler {
            await serve()
        } onCancel: { [connections] in
            connections.close()
        }
        connections.close()
        readiness.decide(.failure(outcome ?? .ended))
        if let outcome, !Task.isCancelled { throw outcome }
    }

    /// Returns the port once all listeners accept connections.
    package func waitUntilListening() async throws(SimulatedClusterServerError) -> Int {
        try await readiness.outcome().get()
    }

    /// Runs a server for as long as a closure works with it and its port.
    package static func serving<Value: Sendable>(
        _ configuration: SimulatedClusterServerConfiguration,
        _ body: (SimulatedClusterServer, Int) async throws -> Value
    ) async throws -> Value {
        let server = try SimulatedClusterServer(configuration)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            defer { group.cancelAll() }
            return try await body(server, try await server.waitUntilListening())
        }
    }

    /// Reads or changes the model while it is served.
    package func withCluster<Value: Sendable>(
        _ body: (inout SimulatedCluster) throws -> sending Value
    ) rethrows -> Value {
        try model.withLock { try body(&$0) }
    }

    /// Switches a fault on at the present time, as `PUT /_resim/faults/NAME` does.
    package func switchOn(_ fault: SimulatedFault) throws {
        let now = configuration.wallClock()
        try withCluster { try $0.switchOn(fault, at: now) }
        try showCertificate(keeping: nil)
    }

    /// Switches a fault off at the present time, as `DELETE /_resim/faults/NAME` does.
    package func switchOff(_ name: SimulatedFaultName) throws {
        let now = configuration.wallClock()
        withCluster { $0.switchOff(name, at: now) }
        try showCertificate(keeping: nil)
    }
}
