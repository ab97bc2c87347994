import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore

/// A bound address that accepts connections.
struct Listener: Sendable {
    /// The address as it is bound, with the port that the system chose where none was given.
    let address: ListenAddress

    let channel: NIOAsyncChannel<HTTP1Channel.Value, Never>

    /// Accepts and serves connections until the task is cancelled; then closes them all.
    func serve(_ http: HTTP1Channel, logger: Logger) async throws(WebError) {
        do {
            try await channel.executeThenClose { inbound in
                try await withThrowingDiscardingTaskGroup { connections in
                    for try await connection in inbound {
                        connections.addTask { await http.handle(value: connection, logger: logger) }
                    }
                    connections.cancelAll()
                }
            }
        } catch {
            if !Task.isCancelled { throw .stoppedListening(on: address, reason: "\(error)") }
        }
        if !Task.isCancelled { throw .stoppedListening(on: address, reason: "it was closed") }
    }

    /// Frees an address that was bound but is not to be served.
    func close() async {
        try? await channel.executeThenClose { _ in }
    }
}
