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
            try await channel.executeThenClose { try await accept($0, http, logger) }
        } catch {
            if !Task.isCancelled { throw .stoppedListening(on: address, reason: "\(error)") }
        }
        if !Task.isCancelled { throw .stoppedListening(on: address, reason: "it was closed") }
    }

    private func accept(
        _ arriving: NIOAsyncChannelInboundStream<HTTP1Channel.Value>,
        _ http: HTTP1Channel,
        _ logger: Logger
    ) async throws {
        try await withThrowingDiscardingTaskGroup { connections in
            for try await connection in arriving {
                connections.addTask { await http.handle(value: connection, logger: logger) }
            }
            connections.cancelAll()
        }
    }

    /// Frees an address that was bound but is not to be served.
    func close() async {
        try? await channel.executeThenClose { _ in }
    }
}
