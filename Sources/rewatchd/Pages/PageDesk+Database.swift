import Model
import Pages
import TimeSeries
import Watching

extension PageDesk {
    /// The most marks on the axis of time.
    static let marksMax = 60

    /// One database with its plots; nil when it is not known.
    func database(_ uid: String, in cluster: String, _ span: PlotSpan) async -> DatabaseView? {
        guard let viewer = viewer(of: cluster),
            var view = viewer.database(UID(uid), span: span)
        else { return nil }
        let end = view.now.milliseconds
        let start = span.length.map { end - $0 } ?? 0
        let object = (kind: ObjectKind.database, uid: UID(uid))
        let found = await history.samples(
            of: DatabasePlots.metrics,
            object,
            in: cluster,
            since: start
        )
        let oldest = found.samples.values.compactMap { $0.first?.milliseconds }.min() ?? end
        // What has just begun is drawn as far as it goes, but not as one column.
        let shown = max(start, min(oldest, end - 120_000))...end
        view.plots =
            DatabasePlots(
                found: found,
                span: shown,
                memoryLimit: view.row.memoryLimit,
                lags: await lags(of: uid, in: cluster, since: shown.lowerBound),
                marks: await marks(view, since: shown.lowerBound)
            ).plots
        return view
    }

    /// How far a database is behind each of those that it takes from, by name.
    private func lags(of uid: String, in cluster: String, since start: Int64) async -> [Plot.Curve]
    {
        guard let history = await history.memory(cluster) else { return [] }
        let kinds = [(ObjectKind.peer, ViewMetrics.peerLag), (.source, ViewMetrics.sourceLag)]
        let curves = kinds.flatMap { kind, metric in
            history.objects.filter { $0.kind == kind && $0.uid.text.hasPrefix("\(uid):") }
                .sorted { $0.uid < $1.uid }
                .map { object in
                    let name =
                        "\(kind == .peer ? "peer" : "source") "
                        + object.uid.text.dropFirst(uid.utf8.count + 1)
                    let samples = history.samples(of: metric, in: object)
                    return Plot.Curve(name, samples.inOrder(within: start...Int64.max))
                }
        }
        return Array(curves.prefix(DatabasePlots.othersMax))
    }

    /// What happened to the database, to its shards and to the cluster as a whole.
    private func marks(_ view: DatabaseView, since start: Int64) async -> [Plot.Mark] {
        let shards = Set(view.shards.map { "shard:\($0.mark.uid)" })
        let own = "database:\(view.row.uid)"
        let told = await entries(since: Timestamp(milliseconds: start)).entries.filter { entry in
            guard entry.cluster == view.cluster else { return false }
            return entry.subject == own || entry.subject.hasPrefix("\(own):")
                || shards.contains(entry.subject)
                || entry.state == "firing" && entry.subject.hasPrefix("node:")
                || entry.subject == "cluster" && entry.state != "event"
        }
        let marks = told.map { Plot.Mark(at: $0.at, standing: $0.standing, sentence: $0.sentence) }
        let firing = view.alerts.filter { alert in !marks.contains { $0.at == alert.since } }
            .map { Plot.Mark(at: $0.since, standing: $0.standing, sentence: $0.sentence) }
        return Array((marks + firing).prefix(Self.marksMax))
    }
}
