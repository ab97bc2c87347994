import Glibc
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// Binds addresses and prepares the connections that arrive there.
struct Binder: Sendable {
    let threads: MultiThreadedEventLoopGroup
    let http: HTTP1Channel
    let access: LiveAccess
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

    /// Takes over a socket that listens already.
    func adopt(_ descriptor: Int32) async throws(WebError) -> Listener {
        do {
            let channel = try await bootstrap.bind(
                descriptor,
                childChannelInitializer: prepare
            )
            guard let address = ListenAddress(channel.channel.localAddress) else {
                throw WebError.socketUnusable(descriptor: descriptor, reason: "it has no address")
            }
            return Listener(address: address, channel: channel)
        } catch let error as WebError {
            throw error
        } catch {
            throw .socketUnusable(descriptor: descriptor, reason: Self.reason(of: error))
        }
    }

    private var bootstrap: ServerBootstrap {
        ServerBootstrap(group: threads)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
    }

    private var prepare: @Sendable (any Channel) -> EventLoopFuture<HTTP1Channel.Value> {
        { [http, access, logger] channel in
            do {
                let pipeline = channel.pipeline.syncOperations
                if let tls = access.current.tls {
                    try pipeline.addHandlers(PlainRequestAnswerer(), tls.handler())
                }
                try pipeline.addHandler(ArrivalAnnouncer())
            } catch {
                return channel.eventLoop.makeFailedFuture(error)
            }
            return http.setup(channel: channel, logger: logger).map { connection in
                // A listener that stops drops what it has not looked at, and NIO ends the program
                // when a connection is dropped that is still open.
                channel.closeFuture.whenComplete { _ in withExtendedLifetime(connection) {} }
                return connection
            }
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
