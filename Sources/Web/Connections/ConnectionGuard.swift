import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose client sends a request, or takes an answer, too slowly.
///
///     connection ──── request timeout ────▶ first byte
///     first byte ──── request timeout ────▶ end of the request
///                     head of the answer ──── response timeout ────▶ last byte taken
///
/// Rest between requests is Hummingbird's part (`idleTimeout`). It stands behind the HTTP decoder
/// and hears of raw bytes by `BytesArrived`. At most one timer per connection exists: a deadline
/// that moves is a stored number, and the timer looks at it when it fires. It also keeps the
/// connection's place on the roster.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: WebLimits
    private let roster: ConnectionRoster
    private var place: Int?
    private var isSilent = true
    private var requestDeadline: NIODeadline?
    private var responseDeadline: NIODeadline?
    private var timer: (Scheduled<Void>, due: NIODeadline)?

    init(limits: WebLimits, roster: ConnectionRoster) {
        self.limits = limits
        self.roster = roster
    }

    func handlerAdded(context: ChannelHandlerContext) {
        place = roster.enter(context.channel)
        guard place != nil else {
            context.close(promise: nil)
            return
        }
        awaitRequest(context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is BytesArrived && (requestDeadline == nil || isSilent) {
            isSilent = false
            awaitRequest(context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .end = unwrapInboundIn(data) {
            requestDeadline = nil
            if let place { roster.asks(place) }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head:
            responseDeadline = .now() + TimeAmount(limits.responseTimeout)
            setTimer(context)
            context.write(data, promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            let taken = promise ?? context.eventLoop.makePromise(of: Void.self)
            taken.futureResult.assumeIsolated().whenComplete { _ in
                self.responseDeadline = nil
                if let place = self.place { self.roster.rests(place) }
            }
            context.write(data, promise: taken)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.0.cancel()
        timer = nil
        if let place { roster.leave(place) }
        place = nil
    }

    private func awaitRequest(_ context: ChannelHandlerContext) {
        requestDeadline = .now() + TimeAmount(limits.requestTimeout)
        setTimer(context)
    }

    private var nextDeadline: NIODeadline? {
        guard let requestDeadline, let responseDeadline else {
            return requestDeadline ?? responseDeadline
        }
        return min(requestDeadline, responseDeadline)
    }

    private func setTimer(_ context: ChannelHandlerContext) {
        guard let due = nextDeadline else { return }
        if let timer {
            if timer.due <= due { return }
            timer.0.cancel()
        }
        let scheduled = context.eventLoop.assumeIsolated().scheduleTask(deadline: due) {
            self.timer = nil
            guard let next = self.nextDeadline else { return }
            if next <= .now() { context.close(promise: nil) } else { self.setTimer(context) }
        }
        timer = (scheduled, due)
    }
}
