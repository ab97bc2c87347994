import NIOCore

/// Announces bytes from a client before the HTTP decoder sees them.
///
/// The decoder speaks up only when a head is complete, and so does every handler behind it: an
/// endless head would pass unnoticed.
final class ArrivalAnnouncer: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.fireUserInboundEventTriggered(BytesArrived())
        context.fireChannelRead(data)
    }
}

/// Bytes have come from the client and are about to be decoded.
struct BytesArrived: Sendable {}
