import Alerting
import ClusterAPI
package import Model
package import Pages

// What people are shown of a cluster, made of what its watcher has published last. Nothing here
// asks the watcher for anything: a page costs it nothing, however large the page is.
//
// What is shown as the present is as fresh as in the exposition. A list that is older is shown all
// the same, since after a fault it is what people want to see, but no object in it counts as well:
// its state is what it was when it was last read. A number that is too old is not shown at all.

/// Looks at the report of one cluster at one moment.
package struct ClusterViewer {
    let report: ClusterReport
    let now: Moment
    /// The alerts that fire, by the object that they lie on.
    let alerts: [Subject: [ClusterReport.FiringAlert]]

    /// Takes a report as it hangs on the board.
    package init(_ report: ClusterReport, at now: Moment) {
        self.report = report
        self.now = now
        alerts = Dictionary(grouping: report.firing) { Self.place(of: $0.key.subject) }
    }

    /// The same while nothing was polled yet.
    package static func unpolled(_ name: String) -> ClusterSummary {
        ClusterSummary(name: name, standing: .unknown, sentence: "not polled yet")
    }

    /// What a resource said last, and whether that is the present.
    func last(_ resource: Resource) -> (reading: Reading, isFresh: Bool)? {
        guard let state = report.resources[resource], let reading = state.reading,
            let read = state.lastRead
        else { return nil }
        let lifetime = report.lifetimes[resource] ?? .zero
        return (reading, now.monotonic - read.monotonic <= lifetime && state.isSupported)
    }

    /// What a resource says now; nil when that is unknown.
    func fresh(_ resource: Resource) -> Reading? {
        last(resource).flatMap { $0.isFresh ? $0.reading : nil }
    }

    /// When a resource was last read.
    func read(_ resource: Resource) -> Timestamp? { report.resources[resource]?.lastRead?.wall }

    /// The samples of all objects of a resource by identifier.
    func statistics(_ resource: Resource) -> [UID: ObjectStatistics] {
        guard case .statistics(_, let objects)? = fresh(resource) else { return [:] }
        return Dictionary(objects.map { ($0.uid, $0) }) { first, _ in first }
    }

    /// The object that people look at for what an alert is about.
    private static func place(of subject: Subject) -> Subject {
        switch subject.object {
        case .source(_, let database, _): .database(database)
        case .cluster, .node, .database, .shard, .user, .action, .certificate, .resource, .alert:
            subject.object
        }
    }
}

extension ClusterReport.FiringAlert {
    /// How bad it is.
    var standing: Standing {
        switch severity {
        case .critical: .critical
        case .warning: .warning
        case .info: .good
        }
    }

    /// What is wrong and since when, without the subject: `is down for 3 min`.
    func predicate(at now: Timestamp) -> String {
        "\(key.kind.description.firing) for \(Elapsed.text(from: since, to: now))"
    }

    /// The same beside the object itself, where only the name of a raised alert is missing.
    func remark(at now: Timestamp) -> String {
        guard case .alert(let name, of: _) = key.subject else { return predicate(at: now) }
        return "\(name) \(predicate(at: now))"
    }

    /// The whole sentence: `node 2 is down: active → down`.
    var sentence: String {
        let words = [evidence.old, evidence.new].compactMap(\.self).filter { !$0.isEmpty }
        let parts = [words.joined(separator: " → "), evidence.detail ?? ""].filter { !$0.isEmpty }
        return "\(key.subject.phrase(name: evidence.name)) \(key.kind.description.firing)"
            + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
    }
}
