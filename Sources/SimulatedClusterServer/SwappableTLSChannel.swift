import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore

/// A listener's child channel: TLS with the identity of the moment, then HTTP/1.1.
struct SwappableTLSChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    let base: HTTP1Channel
    let identity: ServerIdentity
    let connections: ConnectionRegistry

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        connections.add(channel)
        do {
            try channel.pipeline.syncOperations.addHandler(ConnectionGate())
            let tls = try TLSChannel(base, tlsConfiguration: identity.configuration)
            return tls.setup(channel: channel, logger: logger)
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
    }

    func handle(value: Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }
}
