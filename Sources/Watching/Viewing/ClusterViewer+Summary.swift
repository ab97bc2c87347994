import Alerting
import ClusterAPI
import Model
package import Pages
package import TimeSeries

extension ClusterViewer {
    /// The cluster as a whole; `samples` are its requests of the last hour.
    package func summary(samples: [Sample] = []) -> ClusterSummary {
        var summary = ClusterSummary(
            name: report.cluster,
            standing: standing,
            sentence: sentence
        )
        summary.isUp = report.health.isUp
        summary.lastSuccess = report.health.lastSuccess
        summary.authentication = report.health.authentication.rawValue
        summary.tls = report.health.tls.rawValue
        for alert in report.firing { summary.alerts[alert.standing, default: 0] += 1 }
        summary.samples = samples
        count(&summary)
        measure(&summary)
        let ends = ends
        summary.certificate = ends.filter { $0.name != Self.licenseName }.min { $0.at < $1.at }
        summary.license = ends.first { $0.name == Self.licenseName }
        return summary
    }

    /// The worst of what fires; a cycle that failed is worth a look before anything fires.
    private var standing: Standing {
        let worst = report.firing.map(\.standing).max() ?? .good
        if report.health.isUp { return worst }
        return max(worst, report.health.trouble == nil ? .unknown : .warning)
    }

    private var sentence: String {
        let worst = report.firing.sorted { ($1.standing, $0.since) < ($0.standing, $1.since) }
        let more = worst.count > 1 ? ", and \(worst.count - 1) more" : ""
        let reason = worst.first { AlertKind.reasonsUnreadable.contains($0.key.kind) }
        if let trouble = report.health.trouble, !report.health.isUp {
            let time = reason.map { " for \(Elapsed.text(from: $0.since, to: now.wall))" } ?? ""
            return "cannot be read\(time): \(trouble)"
        }
        guard let first = worst.first, first.standing > .good else {
            return report.health.isUp ? "up" : "not read yet"
        }
        let subject = first.key.subject.phrase(name: first.evidence.name)
        return "\(subject) \(first.predicate(at: now.wall))\(more)"
    }

    private func count(_ summary: inout ClusterSummary) {
        if case .nodes(let list)? = fresh(.nodes) {
            let up = list.objects.count { $0.status != .known(.down) }
            summary.nodes = .init(good: up, of: list.objects.count)
            summary.version = list.objects.compactMap(\.softwareVersion)
                .min(by: VersionOrder.precedes)
        }
        if case .databases(let list)? = fresh(.databases) {
            let judge = DatabaseJudge(self)
            let good = list.objects.count { judge.judge($0).standing < .warning }
            summary.databases = .init(good: good, of: list.objects.count)
        }
        if case .shards(let list)? = fresh(.shards) {
            let good = list.objects.count { ShardJudge.standing(of: $0) < .warning }
            summary.shards = .init(good: good, of: list.objects.count)
        }
    }

    private func measure(_ summary: inout ClusterSummary) {
        if case .statistics(_, let objects)? = fresh(.clusterStatistics), let own = objects.first {
            summary.requests = own[ViewMetrics.clusterRequests]
            summary.latency = own[ViewMetrics.clusterLatency]
            summary.connections = own[ViewMetrics.clusterConnections]
        }
        if case .statistics(_, let objects)? = fresh(.databaseStatistics) {
            let used = objects.compactMap { $0[ViewMetrics.usedMemory] }
            if !used.isEmpty { summary.usedMemory = used.reduce(0, +) }
        }
        if case .databases(let list)? = fresh(.databases) {
            let limits = list.objects.map { $0.memoryLimit ?? 0 }
            // One without a limit may take everything: then there is none for them together.
            if !limits.isEmpty, limits.allSatisfy({ $0 > 0 }) {
                summary.memoryLimit = limits.reduce(0, +)
            }
        }
    }
}
