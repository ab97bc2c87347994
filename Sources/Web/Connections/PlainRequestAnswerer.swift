import NIOCore

/// Tells a client that speaks plain HTTP to an encrypted port so, in words that it understands.
///
/// It stands before the TLS handler and looks at the first byte alone: a handshake begins with 22,
/// a request with the letter of a method. Then it steps aside for good.
final class PlainRequestAnswerer: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let words = "Client sent an HTTP request to an HTTPS server.\n"
    private var hasAnswered = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // What follows a refused request is of no interest.
        guard !hasAnswered else { return }
        let buffer = unwrapInboundIn(data)
        guard let first = buffer.readableBytesView.first, Self.isLetter(first) else {
            context.fireChannelRead(data)
            context.pipeline.syncOperations.removeHandler(self, promise: nil)
            return
        }
        hasAnswered = true
        let answer = """
            HTTP/1.1 400 Bad Request\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Length: \(Self.words.utf8.count)\r
            Connection: close\r
            \r
            \(Self.words)
            """
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
        // The rest of the request may still be on its way; closing now could take the answer back.
        context.close(mode: .output, promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if hasAnswered, case ChannelEvent.inputClosed = event {
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}
