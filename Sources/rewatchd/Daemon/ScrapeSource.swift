import Exposition
import Model
import Pages
import Storage
import Systemd
import Watching
import Web

/// Puts the body of a scrape together from what hangs on the board.
///
/// Two small parts stand around that of the clusters and are rendered at the scrape, since ages and
/// the process's own figures have to be current. In the order of the names that is `process_`,
/// `redis_enterprise_`, `rewatchd_`.
final class ScrapeSource: MetricsSource {
    private let board: StatusBoard
    private let process: ProcessMetrics
    private let reloader: Reloader
    private let failures: WriteFailures
    private let webFile: WebFileKeeper?
    private let now: @Sendable () -> Duration
    private let history: HistoryReader
    private let gate = ReadGate()
    private let sender: AlertmanagerSender?
    private let receivers: [RemoteWriteStatus]
    private let time: any TimeSource
    private let pages: PageDesk
    private let shelf = ScrapeShelf()

    init(
        board: StatusBoard,
        process: ProcessMetrics,
        reloader: Reloader,
        failures: WriteFailures,
        webFile: WebFileKeeper?,
        sender: AlertmanagerSender?,
        history: HistoryReader,
        receivers: [RemoteWriteStatus],
        time: any TimeSource,
        pages: PageDesk,
        now: @escaping @Sendable () -> Duration
    ) {
        self.board = board
        self.process = process
        self.reloader = reloader
        self.failures = failures
        self.webFile = webFile
        self.sender = sender
        self.now = now
        self.history = history
        self.receivers = receivers
        self.time = time
        self.pages = pages
    }

    func scrape(cluster: String?) -> ScrapeBody? {
        if let cluster, !board.clusters.contains(cluster) { return nil }
        let (generation, now) = (board.generation, now())
        return shelf.body(of: cluster, generation: generation, at: now) {
            let entries = board.entries.filter { cluster == nil || $0.name == cluster }
                .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }.map(\.entry)
            return ScrapeParts(
                before: [process.part],
                clusters: entries.map(\.exposition),
                behind: daemon(entries, at: now)
            )
        }
    }

    func page(_ address: PageAddress) async -> PageAnswer { await pages.page(address) }

    func status(_ question: StatusQuestion) async -> APIAnswer { await pages.status(question) }

    func polls(cluster: String?) async -> APIAnswer {
        await pages.pollsAnswer(cluster: cluster)
    }

    var isReady: Bool { board.isReady }

    func reload() async -> ReloadResult { await reloader.reload() }

    func series(_ question: SeriesQuestion) async -> APIAnswer {
        let limit = TimeLimit(SeriesAnswer.timeMax, now: now)
        return await SeriesAnswer(reader: history, now: time.wall, time: limit)
            .answer(to: question)
    }

    func read(_ message: [UInt8]) async -> ReadReply {
        await ReadAnswer(reader: history, gate: gate, now: now).answer(to: message)
    }

    func alerts() -> APIAnswer {
        EntryAnswers.alerts(board.entries.map { ($0.name, $0.entry.report) })
    }

    func events(since: String?, limit: String?) async -> APIAnswer {
        await EntryAnswers(archive: history.archive, now: time.wall)
            .events(since: since, limit: limit)
    }

    private func daemon(_ entries: [StatusBoard.Entry], at now: Duration) -> [ExpositionPart] {
        let program = ProgramMetrics(
            buffers: entries.map(\.report.buffer),
            reload: reloader.status,
            isWebFileCurrent: webFile?.isCurrent,
            failures: failures,
            notifications: sender?.totals,
            fileBytes: history.archive?.fileBytes,
            receivers: receivers,
            now: time.wall
        )
        return entries.map { DaemonExposition($0.report, at: now).part } + [program.part]
    }
}
