import Exposition
import Model
import Pages
import Storage
import Synchronization
import Systemd
import Watching
import Web

/// Puts the body of a scrape together from what hangs on the board.
///
/// The clusters' part is merged once a publication and then shared by all scrapes, compressed at
/// most once. Around it stand two small parts that are rendered at the scrape, since ages and the
/// process's own figures have to be current. In the order of the names that is
/// `process_`, `redis_enterprise_`, `rewatchd_`.
final class ScrapeSource: MetricsSource {
    private struct Merged {
        var generation: Int
        var segment: BodySegment
    }

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
    private let merged = Mutex<[String?: Merged]>([:])

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
        let generation = board.generation
        let entries = board.entries.filter { cluster == nil || $0.name == cluster }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }.map(\.entry)
        let (first, last) = ([process.part], daemon(entries))
        return ScrapeBody([
            BodySegment { Exposition.merge(first, as: $0) },
            clusters(entries, key: cluster, generation: generation),
            BodySegment { Exposition.merge(last, as: $0) },
        ])
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

    private func clusters(
        _ entries: [StatusBoard.Entry],
        key: String?,
        generation: Int
    ) -> BodySegment {
        merged.withLock { merged in
            if let kept = merged[key], kept.generation == generation { return kept.segment }
            let parts = entries.map(\.exposition)
            let segment = BodySegment { Exposition.merge(parts, as: $0) }
            merged = merged.filter { $0.value.generation == generation }
            merged[key] = Merged(generation: generation, segment: segment)
            return segment
        }
    }

    private func daemon(_ entries: [StatusBoard.Entry]) -> [ExpositionPart] {
        let time = now()
        let program = ProgramMetrics(
            buffers: entries.map(\.report.buffer),
            reload: reloader.status,
            isWebFileCurrent: webFile?.isCurrent,
            failures: failures,
            notifications: sender?.totals,
            fileBytes: history.archive?.fileBytes,
            receivers: receivers,
            now: self.time.wall
        )
        return entries.map { DaemonExposition($0.report, at: time).part } + [program.part]
    }
}
