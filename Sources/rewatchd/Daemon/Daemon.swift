import CurlTransport
import Logging
import Model
import ServiceLifecycle
import Settings
import Systemd
import UnixSignals
import Watching
import Web

/// The composition of the program: every part is made here, and every arrow between them drawn.
///
///     fleet ──▶ board ◀── scrape source ◀── web server
///       │         ▲
///       │         └────── supervisor ──▶ systemd
///       │         └─────▶ alertmanager sender ──▶ Alertmanager
///       └──▶ observer ──▶ record queue ──▶ log and journal
struct Daemon: Sendable {
    /// How long the parts have to end after a signal; systemd's own patience is longer.
    static let shutdownLimit = Duration.seconds(4)

    let board = StatusBoard()
    private let configuration: Configuration
    let output: LogOutput
    private let engine = CurlEngine()
    private let fleet: Fleet<ContinuousClock>
    private let reloader: Reloader
    private let supervisor: Supervisor
    private let web: WebPart
    private let hangups: UnixSignalsSequence
    private let durable: DurableState
    private let listening = AsyncStream<Never>.makeStream()
    private let tools: WatcherTools<ContinuousClock>
    private let sender: AlertmanagerSender?
    private let receivers: [RemoteWriteStatus]

    /// Catches SIGHUP from now on; none is lost from before the configuration is first read.
    static func trapHangups() async -> UnixSignalsSequence {
        await UnixSignalsSequence(trapping: .sighup)
    }

    /// Joins the parts, nothing runs yet; each of the `hangups` lets `load` read the configuration
    /// again.
    ///
    /// `hangsAfter` is for tests, see `HangingTransport`.
    init(
        configuration: Configuration,
        output: LogOutput,
        hangups: UnixSignalsSequence,
        hangsAfter: Int? = nil,
        load: @escaping @Sendable () throws(SettingsError) -> Loaded
    ) throws(DaemonFailure) {
        durable = try DurableState(configuration.buffer, output: output, at: SystemTime())
        receivers = configuration.remoteWrite.map { RemoteWriteStatus(receiver: $0.name) }
        (self.configuration, self.output, self.hangups) = (configuration, output, hangups)
        let clock = ContinuousClock()
        tools = WatcherTools(
            clock: clock,
            start: clock.now,
            time: SystemTime(),
            observer: LoggingObserver(logger: output.logger, queue: output.queue),
            board: board,
            keeper: durable.keeper,
            samples: durable.samples
        )
        web = try WebPart(configuration, tools: tools, logger: output.logger)
        let (engine, buffer) = (engine, configuration.buffer)
        let fleet = Fleet(
            tools: tools,
            makeTransport: { Self.transport(engine, $0.tls, hangsAfter: hangsAfter) },
            history: HistoryLimits(memory: buffer.memory, retention: buffer.retention),
            random: SystemRandomNumberGenerator()
        )
        self.fleet = fleet
        let (board, tools) = (board, tools)
        sender = configuration.alertmanager.map { settings in
            AlertmanagerSender(
                settings,
                transport: Self.transport(engine, settings.tls),
                board: board,
                tools: tools,
                logger: output.logger
            )
        }
        reloader = Reloader(
            running: configuration,
            time: SystemTime(),
            logger: output.logger,
            load: load,
            apply: { fleet.apply($0) }
        )
        supervisor = Supervisor(board: board, logger: output.logger, tools: tools, pulse: web.pulse)
    }

    private static func transport(
        _ engine: CurlEngine,
        _ policy: TLSPolicy,
        hangsAfter: Int? = nil
    ) -> any Transport {
        let transport = CurlTransport(
            engine: engine,
            policy: policy,
            userAgent: Version.userAgent
        )
        return hangsAfter.map { HangingTransport(transport, after: $0) } ?? transport
    }

    /// Runs until SIGTERM or SIGINT; `onListening` is told the bound addresses.
    ///
    /// However it ends, the last log lines and alerts are written; the daemon cannot run twice.
    func run(
        onListening: @escaping @Sendable ([Web.ListenAddress]) async -> Void = { _ in }
    ) async throws {
        do {
            try await serve(onListening: onListening)
        } catch {
            await end()
            throw error
        }
        await end()
    }

    private func end() async {
        await engine.shutDown()
        output.logger.info("stopped")
        output.close()
        await durable.close()
    }

    private func serve(
        onListening: @escaping @Sendable ([Web.ListenAddress]) async -> Void
    ) async throws {
        try checkWatchdog()
        protectProcess()
        await durable.resend(to: output)
        let source = scrapeSource
        let (fleet, supervisor, web) = (fleet, supervisor, web)
        let listening = listening
        let clusters = configuration.clusters
        let services: [any Service] =
            [
                Loop("web") {
                    try await web.serve(source) { addresses in
                        await onListening(addresses)
                        listening.continuation.finish()
                    }
                },
                Loop("watchers") {
                    // A start that fails because a port is taken must not cost a login each time.
                    for await _ in listening.stream {}
                    if !Task.isCancelled { await fleet.run(clusters) }
                },
                Loop("supervisor") { await supervisor.run() },
                Loop("reload") { await reloadOnSignal() },
            ] + sending + web.services
        var group = ServiceGroupConfiguration(
            services: (services + senders).map { .init(service: $0) },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: quietLogger
        )
        group.maximumGracefulShutdownDuration = Self.shutdownLimit
        output.logger.info("\(Version.line) watches \(clusters.count) clusters")
        try await ServiceGroup(configuration: group).run()
    }

    /// Without an Alertmanager there is nothing to run: a part that ends would end the program.
    private var sending: [any Service] {
        sender.map { sender in [Loop("alertmanager") { await sender.run() }] } ?? []
    }

    private var history: HistoryReader {
        HistoryReader(archive: durable.archive) { [fleet] in await fleet.histories() }
    }

    /// One loop for each receiver of samples.
    private var senders: [any Service] {
        zip(configuration.remoteWrite, receivers).map { settings, status in
            let writer = RemoteWriter(
                settings,
                status: status,
                transport: CurlTransport(
                    engine: engine,
                    policy: settings.tls,
                    userAgent: Version.userAgent
                ),
                history: history,
                parts: (durable.database, tools, output.logger)
            )
            return Loop("remote write") { await writer.run() }
        }
    }

    private var scrapeSource: ScrapeSource {
        let tools = tools
        return ScrapeSource(
            board: board,
            process: ProcessMetrics(start: SystemTime().wall),
            reloader: reloader,
            failures: output.failures,
            webFile: web.keeper,
            sender: sender,
            history: history,
            receivers: receivers,
            time: SystemTime(),
            pages: pages,
            now: { tools.now.monotonic }
        )
    }

    private var pages: PageDesk {
        let tools = tools
        return PageDesk(
            board: board,
            history: PageHistory(reader: history) { [fleet] in await fleet.history(of: $0) },
            reloader: reloader,
            now: { tools.now }
        )
    }

    /// The lifecycle library tells every step at debug level; only its complaints matter here.
    private var quietLogger: Logger {
        var logger = output.logger
        logger.logLevel = max(logger.logLevel, .warning)
        return logger
    }

    private func reloadOnSignal() async {
        for await _ in hangups {
            if Task.isCancelled { return }
            await supervisor.reloading { _ = await reloader.reload() }
        }
    }
}
