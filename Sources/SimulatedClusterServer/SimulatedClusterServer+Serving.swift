import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOSSL
import SimulatedCluster
import Synchronization

extension SimulatedClusterServer {
    /// Starts the listeners one after the other and serves; returns why it ended.
    func serve() async -> SimulatedClusterServerError? {
        await withTaskGroup(of: SimulatedClusterServerError?.self) { group in
            var port: Int? = configuration.port
            for (index, host) in configuration.hosts.enumerated() {
                guard let wanted = port else { break }
                let (ports, continuation) = AsyncStream<Int>.makeStream()
                group.addTask { [self] in
                    defer { continuation.finish() }
                    let isRunning = { @Sendable (bound: Int) in _ = continuation.yield(bound) }
                    return await listen(
                        on: host,
                        port: wanted,
                        node: index + 1,
                        onRunning: isRunning
                    )
                }
                port = await ports.first { _ in true }
                if let port { noteListener(of: index + 1, host, port) }
            }
            let ended = await group.next() ?? nil
            group.cancelAll()
            connections.close()
            return ended
        }
    }

    /// Makes a listener known to the model, and the last one to those who wait.
    private func noteListener(of node: Int, _ host: String, _ port: Int) {
        if configuration.hasListenerPerNode {
            withCluster { $0.setAddress(host, port: port, ofNode: node) }
        }
        if node == configuration.hosts.count { readiness.decide(.success(port)) }
    }

    private func listen(
        on host: String,
        port: Int,
        node: Int,
        onRunning: @escaping @Sendable (Int) -> Void
    ) async -> SimulatedClusterServerError? {
        let contacted = configuration.hasListenerPerNode ? node : nil
        let http = HTTP1Channel { [self] request, writer, channel in
            try await respond(to: request, writer, channel, node: contacted)
        }
        let server = Server(
            childChannelSetup: SwappableTLSChannel(
                base: http,
                identity: identity,
                connections: connections
            ),
            configuration: ServerConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { channel in onRunning(channel.localAddress?.port ?? port) },
            eventLoopGroup: EventLoops.shared,
            logger: logger
        )
        do {
            try await server.run()
            return nil
        } catch {
            let reason = ListenFailure.reason(of: error)
            return .cannotListen(address: "\(host):\(port)", reason: reason)
        }
    }

    @concurrent private func respond(
        to request: Request,
        _ writer: consuming ResponseWriter,
        _ channel: any Channel,
        node: Int?
    ) async throws {
        let body = try await request.body.collect(upTo: 1 << 20)
        var asked = SimulatedRequest(
            request.head.path ?? "/",
            method: request.method.rawValue,
            authorization: request.headers[.authorization],
            body: Array(body.readableBytesView),
            node: node
        )
        asked.certificateUser = try await certificateUser(of: channel)
        let recorded = replay?.body(of: asked.path)
        let now = configuration.wallClock()
        let response = withCluster { $0.respond(to: asked, at: now, recorded: recorded) }
        try showCertificate(keeping: channel)
        try await ResponseDelivery(response: response, channel: channel).perform(writer)
    }

    /// The user whom the certificate of a connection names; it was verified in the handshake.
    @concurrent private func certificateUser(of channel: any Channel) async throws -> String? {
        guard configuration.clientAuthority != nil else { return nil }
        let certificate = try await channel.nioSSL_peerCertificate().get()
        return try certificate.flatMap { CommonName.last(in: try $0.toDERBytes()) }
    }

    /// Shows the certificate that the model's faults ask for, and ends connections on a change.
    func showCertificate(
        keeping channel: (any Channel)?
    ) throws(SimulatedClusterServerError) {
        let wanted = withCluster {
            $0.faults[.certificateSwap] == nil ? 0 : $0.certificateGeneration
        }
        let isNew = shownGeneration.withLock { shown in
            defer { shown = wanted }
            return shown != wanted
        }
        guard isNew else { return }
        let certificate =
            wanted == 0
            ? original
            : try SelfSignedCertificate.make(
                for: configuration.cluster.name,
                and: configuration.certificateNames
            )
        try identity.show(certificate)
        withCluster { $0.certificate = certificate.certificate }
        connections.reset(except: channel)
    }
}
