import Glibc
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// Binds addresses and prepares the connections that arrive there.
struct Binder: Sendable {
    let threads: MultiThreadedEventLoopGroup
    let http: HTTP1Channel
    let connectionsMax: Int
    let logger: Logger

    /// Binds an address; a unix socket left behind by a process that ended is replaced.
    func bind(_ address: ListenAddress) async throws(WebError) -> Listener {
        do {
            switch address {
            case .tcp(let host, let port):
                let channel = try await bootstrap.bind(
                    host: host,
                    port: port,
                    childChannelInitializer: prepare
                )
                let port = channel.channel.localAddress?.port ?? port
                return Listener(address: .tcp(host: host, port: port), channel: channel)
            case .unix(let path):
                let isStale = await isStale(path)
                let channel = try await bootstrap.bind(
                    unixDomainSocketPath: path,
                    cleanupExistingSocketFile: isStale,
                    childChannelInitializer: prepare
                )
                return Listener(address: address, channel: channel)
            }
        } catch {
            throw .cannotListen(on: address, reason: Self.reason(of: error))
        }
    }

    private var bootstrap: ServerBootstrap {
        ServerBootstrap(group: threads)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            // More at a time would overshoot the limit below.
            .serverChannelOption(.maxMessagesPerRead, value: 1)
            .serverChannelInitializer { [connectionsMax] channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        AvailableConnectionsChannelHandler(maxConnections: connectionsMax)
                    )
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
    }

    private var prepare: @Sendable (any Channel) -> EventLoopFuture<HTTP1Channel.Value> {
        { [http, logger] channel in
            do {
                try channel.pipeline.syncOperations.addHandler(ArrivalAnnouncer())
            } catch {
                return channel.eventLoop.makeFailedFuture(error)
            }
            return http.setup(channel: channel, logger: logger)
        }
    }

    /// Whether nobody answers at a socket file; a missing file is none.
    private func isStale(_ path: String) async -> Bool {
        let client = ClientBootstrap(group: threads)
        do {
            try await client.connect(unixDomainSocketPath: path).get().close().get()
            return false
        } catch let error as IOError {
            return error.errnoCode == ECONNREFUSED
        } catch {
            return false
        }
    }

    private static func reason(of error: any Error) -> String {
        switch error {
        case let error as IOError: reason(of: error)
        case is SocketAddressError.UnknownHost: "the host name cannot be resolved"
        case SocketAddressError.unixDomainSocketPathTooLong: "the path is too long for a socket"
        default: "\(error)"
        }
    }

    /// What a person can act on; the rest in the system's own words.
    private static func reason(of error: IOError) -> String {
        switch error.errnoCode {
        case EADDRINUSE: "address already in use"
        case EADDRNOTAVAIL: "it is no address of this machine"
        case EACCES: "permission denied"
        case ENOENT: "its folder does not exist"
        default: error.description
        }
    }
}
