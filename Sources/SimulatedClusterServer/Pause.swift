import NIOCore

/// Waits that end early when the task is cancelled or the connection goes away.
enum Pause {
    /// Waits on the timer of a connection's event loop.
    static func wait(milliseconds: Int, on channel: any Channel) async {
        let (stream, continuation) = AsyncStream<Never>.makeStream()
        let timer = channel.eventLoop.scheduleTask(in: .milliseconds(Int64(milliseconds))) {
            continuation.finish()
        }
        channel.closeFuture.whenComplete { _ in continuation.finish() }
        for await _ in stream {}
        timer.cancel()
    }

    /// Waits until a connection is closed.
    static func untilClosed(_ channel: any Channel) async {
        let (stream, continuation) = AsyncStream<Never>.makeStream()
        channel.closeFuture.whenComplete { _ in continuation.finish() }
        for await _ in stream {}
    }
}
