import ClusterAPI
import Model
import Pages
import TimeSeries
import Watching
import Web

/// Makes the pages, of what hangs on the board and what the histories hold.
///
/// One at a time and on no thread of anybody else: a page of a thousand databases takes longer than
/// a scrape, and whoever opens a hundred of them must not keep Prometheus waiting.
struct PageDesk: Sendable {
    let board: StatusBoard
    let history: PageHistory
    let reloader: Reloader
    let gate = ReadGate()
    let now: @Sendable () -> Moment

    /// Makes a page; says 404 where its cluster or database is not known.
    @concurrent
    func page(_ address: PageAddress) async -> PageAnswer {
        switch address {
        case .style: return PageAnswer(.style, Array(Stylesheet.text.utf8))
        case .script: return PageAnswer(.script, Array(Script.text.utf8))
        case .fleet, .cluster, .database, .timeline, .polls, .configuration: break
        }
        guard await gate.enter() else {
            return PageAnswer(status: 503, .html, Array("Too many pages are asked for.\n".utf8))
        }
        let answer = await document(address)
        await gate.leave()
        return answer
    }

    private func document(_ address: PageAddress) async -> PageAnswer {
        switch address {
        case .fleet: PageAnswer(.html, FleetPage(await fleet()).html.bytes)
        case .cluster(let name, let search):
            cluster(name, search: search).map { PageAnswer(.html, ClusterPage($0).html.bytes) }
                ?? Self.unknown(cluster: name)
        case .database(let name, let uid, let span):
            await database(uid, in: name, span)
                .map { PageAnswer(.html, DatabasePage($0).html.bytes) }
                ?? unknown(database: uid, in: name)
        case .timeline(let filter):
            PageAnswer(.html, TimelinePage(await timeline(filter)).html.bytes)
        case .polls(let cluster):
            polls(cluster).map { PageAnswer(.html, PollsPage($0).html.bytes) }
                ?? Self.unknown(cluster: cluster ?? "")
        case .configuration: PageAnswer(.html, ConfigurationPage(configuration()).html.bytes)
        // They were answered before.
        case .style, .script: PageAnswer(status: 404, .html, [])
        }
    }

    /// All clusters, each with its requests of the last hour.
    func fleet() async -> FleetView {
        let now = now()
        let reports = Dictionary(board.entries.map { ($0.name, $0.entry.report) }) { $1 }
        let samples = await history.requests(since: now.wall + .seconds(-3_600))
        let summaries = board.clusters.map { name in
            reports[name].map { ClusterViewer($0, at: now).summary(samples: samples[name] ?? []) }
                ?? ClusterViewer.unpolled(name)
        }
        return FleetView(program: Version.line, now: now.wall, clusters: summaries)
    }

    /// One cluster; nil when it is not watched.
    func cluster(_ name: String, search: String) -> ClusterView? {
        guard let viewer = viewer(of: name) else {
            guard board.clusters.contains(name) else { return nil }
            return ClusterView(ClusterViewer.unpolled(name), now: now().wall)
        }
        return viewer.cluster(viewer.summary(), search: search)
    }

    func viewer(of cluster: String) -> ClusterViewer? {
        board.entries.first { $0.name == cluster }
            .map { ClusterViewer($0.entry.report, at: now()) }
    }

    private func unknown(database: String, in cluster: String) -> PageAnswer {
        guard board.clusters.contains(cluster) else { return Self.unknown(cluster: cluster) }
        let page = NotFoundPage("No database of that number is known", name: database)
        return PageAnswer(status: 404, .html, page.html.bytes)
    }

    private static func unknown(cluster: String) -> PageAnswer {
        let page = NotFoundPage("No cluster of that name is watched", name: cluster)
        return PageAnswer(status: 404, .html, page.html.bytes)
    }
}
