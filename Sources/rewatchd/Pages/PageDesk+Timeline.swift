import Alerting
import Model
import Pages
import Storage
import Watching

extension PageDesk {
    /// The most entries of the past that are looked at for those that are asked for.
    static let entriesLookedAt = 3_000

    /// What fires and what was told, of what was asked for.
    func timeline(_ filter: TimelineFilter) async -> TimelineView {
        let now = now()
        var view = TimelineView(now: now.wall, clusters: board.clusters, filter: filter)
        let firing = board.entries.flatMap { ClusterViewer($0.entry.report, at: now).alertRows }
        view.firing = firing.filter(view.wants)
            .sorted { ($1.standing, $0.since) < ($0.standing, $1.since) }
        let (entries, absence) = await entries(since: Timestamp(milliseconds: 0))
        view.absence = absence
        view.entries = Array(entries.lazy.filter(view.wants).prefix(TimelineView.entriesMax))
        return view
    }

    /// What was told since a time, the newest first, or why nothing is known of that.
    func entries(
        since start: Timestamp
    ) async -> (entries: [TimelineView.Entry], absence: String?) {
        guard let archive = history.reader.archive else {
            return ([], "The past is not kept: buffer.path names no file.")
        }
        do throws(StorageError) {
            let kept = try await archive.read { reader throws(StorageError) in
                try reader.newestEntries(since: start, limit: Self.entriesLookedAt)
            }
            return (kept.reversed().map(TimelineView.Entry.init), nil)
        } catch {
            return ([], "The past cannot be read: \(error)")
        }
    }
}

extension TimelineView.Entry {
    /// Reads an entry by the names of the journal's fields.
    fileprivate init(_ kept: KeptEntry) {
        let fields = Dictionary(kept.fields.map { ($0.name, $0.value) }) { first, _ in first }
        let cluster = fields["REWATCHD_CLUSTER"] ?? ""
        // The name stands in a column of its own.
        let prefix = "\(cluster): "
        let message = kept.message
        self.init(
            at: kept.at,
            cluster: cluster,
            sentence: message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : message
        )
        state = fields["REWATCHD_STATE"] ?? ""
        kind = fields["REWATCHD_ALERT"] ?? ""
        subject = fields["REWATCHD_SUBJECT"] ?? ""
        old = fields["REWATCHD_OLD"]
        new = fields["REWATCHD_NEW"]
        lasted = fields["REWATCHD_DURATION_SECONDS"].flatMap(Double.init).map { Int64($0 * 1_000) }
        standing = Self.standing(state, fields["REWATCHD_SEVERITY"] ?? "")
        if state == "firing" || state == "reminder" || state == "flapping" {
            check = AlertKind(rawValue: kind)?.description.explanation.check ?? ""
        }
    }

    private static func standing(_ state: String, _ severity: String) -> Standing {
        guard state != "resolved", state != "event" else { return .good }
        switch Severity(rawValue: severity) {
        case .critical: return .critical
        case .warning: return .warning
        case .info, nil: return .good
        }
    }
}
