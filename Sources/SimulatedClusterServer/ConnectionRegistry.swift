import NIOCore
import Synchronization

/// The open connections of a server, so that all of them can be ended at once.
final class ConnectionRegistry: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Takes a new connection; one that comes after `close` ends at once.
    func add(_ channel: any Channel) {
        let identifier = ObjectIdentifier(channel)
        let isClosed = state.withLock { state in
            state.channels[identifier] = channel
            return state.isClosed
        }
        channel.closeFuture.whenComplete { [self] _ in
            _ = state.withLock { $0.channels.removeValue(forKey: identifier) }
        }
        if isClosed { ConnectionGate.reset(channel) }
    }

    /// Ends all connections but one.
    func reset(except kept: (any Channel)? = nil) {
        let identifier = kept.map { ObjectIdentifier($0) }
        let channels = state.withLock { state in
            state.channels.filter { $0.key != identifier }.map(\.value)
        }
        for channel in channels { ConnectionGate.reset(channel) }
    }

    /// Ends all connections, now and later.
    func close() {
        state.withLock { $0.isClosed = true }
        reset()
    }
}
