import Synchronization
import TestSupport

/// Passes TCP connections on to another port and counts them.
final class Relay: Sendable {
    let port: Int
    private let listener: RawListener
    private let count = Atomic(0)

    /// Listens on a port of its own until the relay is dropped.
    init(to target: Int) throws {
        listener = try RawListener()
        port = listener.port
        Task { [listener, weak self] in
            while let visitor = try? await listener.accept(), let relay = self {
                relay.count.add(1, ordering: .relaxed)
                let server = try RawConnection(to: target)
                Self.join(visitor, server)
            }
        }
    }

    deinit {
        listener.stop()
    }

    /// How many connections were made so far.
    var connections: Int { count.load(ordering: .relaxed) }

    /// Passes everything from each to the other until one of them ends.
    static func join(_ one: RawConnection, _ other: RawConnection) {
        pump(one, into: other)
        pump(other, into: one)
    }

    private static func pump(_ source: RawConnection, into sink: RawConnection) {
        Task {
            try await onOwnThread {
                while case let bytes = source.read(), !bytes.isEmpty { sink.write(bytes) }
                sink.finish()
            }
        }
    }
}
