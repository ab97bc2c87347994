import Logging
import ServiceLifecycle
import Settings
import Systemd
import Watching
import Web

/// The web server with what it is made of: where it listens, who may ask, and who keeps that so.
struct WebPart: Sendable {
    /// The sign of life of the server's event loop.
    let pulse = Pulse()
    /// Keeps the web configuration file in force; nil where there is none.
    let keeper: WebFileKeeper?
    private let settings: WebSettings
    private let access: LiveAccess
    private let logger: Logger

    /// Reads nothing and binds nothing; fails where certificate and key do not fit.
    init(
        _ configuration: Configuration,
        tools: WatcherTools<ContinuousClock>,
        logger: Logger
    ) throws(DaemonFailure) {
        var random = SystemRandomNumberGenerator()
        let salt = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let access: LiveAccess
        do throws(WebError) {
            access = LiveAccess(try WebAccess(configuration.webFile), salt: salt)
        } catch {
            throw .web(error)
        }
        self.access = access
        self.logger = logger
        settings = configuration.web
        let path = configuration.web.configFile
        keeper = configuration.webFile.flatMap { file in
            path.map { WebFileKeeper(file, path: $0, access: access, tools: tools, logger: logger) }
        }
    }

    /// The loops beside the server itself.
    var services: [any Service] {
        keeper.map { keeper in [Loop("web configuration") { await keeper.run() }] } ?? []
    }

    /// Serves until the task is cancelled; `onListening` is told the bound addresses.
    func serve(
        _ source: ScrapeSource,
        onListening: @escaping @Sendable ([Web.ListenAddress]) async -> Void
    ) async throws(DaemonFailure) {
        let server = WebServer(
            configuration: try serverConfiguration(),
            source: source,
            access: access,
            logger: logger,
            pulse: pulse
        )
        let isEncrypted = access.current.tls != nil
        do throws(WebError) {
            try await server.run { [logger] addresses in
                for address in addresses {
                    logger.info("serves \(address.url(isEncrypted: isEncrypted))")
                }
                await onListening(addresses)
            }
        } catch {
            throw .web(error)
        }
    }

    private func serverConfiguration() throws(DaemonFailure) -> WebConfiguration {
        var limits = WebLimits()
        limits.connectionsMax = OpenFiles.connections(atMost: limits.connectionsMax)
        return WebConfiguration(
            addresses: settings.listen.map { address in
                switch address {
                case .tcp(let host, let port): .tcp(host: host, port: port)
                case .unix(let path): .unix(path: path)
                }
            },
            inherited: try passedSockets(),
            isLifecycleEnabled: settings.enableLifecycle,
            limits: limits
        )
    }

    /// The sockets of a socket unit, which win over the configured addresses.
    private func passedSockets() throws(DaemonFailure) -> [Int32] {
        do throws(JournalError) {
            return try PassedSockets.descriptors()
        } catch {
            throw .passedSockets(error)
        }
    }
}

extension Web.ListenAddress {
    /// The address as a client writes it.
    fileprivate func url(isEncrypted: Bool) -> String {
        switch self {
        case .tcp: "\(isEncrypted ? "https" : "http")://\(self)"
        case .unix: description
        }
    }
}
