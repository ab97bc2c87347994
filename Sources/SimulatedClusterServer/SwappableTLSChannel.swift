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
            return tls.setup(channel: channel, logger: logger).map { connection in
                // A server that stops drops what it has not looked at, and NIO ends the program
                // when a connection is dropped that is still open.
                channel.closeFuture.whenComplete { _ in withExtendedLifetime(connection) {} }
                return connection
            }
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
    }

    func handle(value: Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }
}
