import Glibc
import NIOCore

/// Stands between the socket and TLS, where a connection can be broken without a farewell.
final class ConnectionGate: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Resets a connection: the peer sees neither the end of TLS nor an orderly end of TCP.
    static func reset(_ channel: any Channel) {
        channel.eventLoop.execute {
            // Without lingering, close(2) sends RST.
            if let socket = channel as? any SocketOptionProvider {
                _ = socket.setSoLinger(linger(l_onoff: 1, l_linger: 0))
            }
            let operations = channel.pipeline.syncOperations
            if let context = try? operations.context(handlerType: ConnectionGate.self) {
                context.close(mode: .all, promise: nil)
            } else {
                channel.close(mode: .all, promise: nil)
            }
        }
    }
}
