import Alerting
import ClusterAPI
import Model
import Pages

/// Says in a few words how single databases stand.
struct DatabaseJudge {
    private let viewer: ClusterViewer
    private let isFresh: Bool
    private let availability: [UID: ObjectState]
    private let availabilityLifetime: Duration
    /// The alerts about shards, by the database of the shard.
    private let shardAlerts: [UID: [ClusterReport.FiringAlert]]

    init(_ viewer: ClusterViewer) {
        self.viewer = viewer
        isFresh = viewer.last(.databases)?.isFresh ?? false
        availability = viewer.report.resources[.databaseAvailability]?.objects ?? [:]
        availabilityLifetime = viewer.report.lifetimes[.databaseAvailability] ?? .zero
        var shardAlerts: [UID: [ClusterReport.FiringAlert]] = [:]
        if case .shards(let list)? = viewer.last(.shards)?.reading, !viewer.alerts.isEmpty {
            for shard in list.objects {
                guard let alerts = viewer.alerts[.shard(shard.uid)], let owner = shard.database
                else { continue }
                shardAlerts[owner, default: []] += alerts
            }
        }
        self.shardAlerts = shardAlerts
    }

    /// The alerts about a database and its shards, the worst first.
    func alerts(of uid: UID) -> [ClusterReport.FiringAlert] {
        let own = (viewer.alerts[.database(uid)] ?? []) + (shardAlerts[uid] ?? [])
        return own.sorted { ($1.standing, $0.since) < ($0.standing, $1.since) }
    }

    /// How a database stands, and why.
    func judge(_ database: Database) -> (standing: Standing, sentence: String) {
        let word = database.status.map { "\($0)" } ?? "state unknown"
        guard isFresh else { return (.unknown, "\(word) when last read") }
        if let alert = alerts(of: database.uid).first, alert.standing > .good {
            let isOwn = viewer.alerts[.database(database.uid)]?.contains(alert) ?? false
            let subject = isOwn ? "" : "\(alert.key.subject.phrase(name: nil)) "
            return (alert.standing, subject + alert.remark(at: viewer.now.wall))
        }
        if let reason = unavailability(of: database.uid) {
            return (.warning, "not available" + (reason.isEmpty ? "" : ": \(reason)"))
        }
        return (standing(of: database.status), word)
    }

    /// What the availability check says against it; nil when nothing.
    func unavailability(of uid: UID) -> String? {
        guard let object = availability[uid], let said = object.availability, !said.isAvailable,
            let read = object.lastRead, viewer.now.monotonic - read <= availabilityLifetime
        else { return nil }
        return said.reason ?? ""
    }

    private func standing(of status: Status<DatabaseStatus>?) -> Standing {
        switch status {
        case .known(.active), .known(.activeChangePending), .known(.importPending),
            .known(.pending), .known(.deletePending):
            .good
        case .known(.creationFailed), .known(.recovery): .warning
        case .unrecognised, nil: .unknown
        }
    }
}
