import Alerting
import Exposition
package import Model

/// What an Alertmanager is told of an alert.
package struct AlertNotice: Hashable, Sendable {
    /// What tells alerts apart there, sorted by name; `alertname` is among them.
    package struct Identity: Hashable, Sendable {
        /// Pairs of a name and a value, one after the other.
        package let words: [String]

        /// Sorts the labels.
        package init(_ labels: [(name: String, value: String)]) {
            words = labels.sorted { $0.name < $1.name }.flatMap { [$0.name, $0.value] }
        }

        /// The labels in the order of their names.
        package var labels: [(name: String, value: String)] {
            stride(from: 0, to: words.count, by: 2).map { (words[$0], words[$0 + 1]) }
        }
    }

    /// Its labels.
    package var identity: Identity
    /// One sentence about it.
    package var summary: String
    /// What to look at first.
    package var check: String
    /// When its condition was first seen.
    package var since: Timestamp

    /// Joins a notice.
    package init(identity: Identity, summary: String, check: String, since: Timestamp) {
        self.identity = identity
        self.summary = summary
        self.check = check
        self.since = since
    }
}

extension ClusterReport {
    /// What an Alertmanager is told of the alerts that fire in a cluster.
    package func notices(of cluster: String) -> [AlertNotice] {
        firing.map { alert in
            let (kind, evidence) = (alert.key.kind, alert.evidence)
            let own = [
                ("alertname", kind.rawValue), ("subject", "\(alert.key.subject)"),
                ("severity", alert.severity.rawValue),
            ]
            let detail = [evidence.new, evidence.detail].compactMap { $0 }
                .filter { !$0.isEmpty }.joined(separator: ", ")
            let subject = alert.key.subject.phrase(name: evidence.name)
            return AlertNotice(
                identity: AlertNotice.Identity(labels.cluster.pairs + own),
                summary: "\(cluster): \(subject) \(kind.description.firing)"
                    + (detail.isEmpty ? "" : ": \(detail)"),
                check: kind.description.explanation.check,
                since: alert.since
            )
        }
    }
}
