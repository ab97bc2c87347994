import Alerting
import ClusterAPI
package import Exposition
import Model

/// What the daemon exposes of its own work on a cluster, rendered at each scrape.
///
/// Ages have to be current, so nothing of it is kept; it is a few lines for each resource.
package struct DaemonExposition: Sendable {
    /// The families, sorted.
    package let part: ExpositionPart

    /// Renders the report of one cluster at the given monotonic time.
    package init(_ report: ClusterReport, at now: Duration) {
        var families: [FamilyBlock] = Self.resources(report, at: now)
        families.append(Self.requests(report))
        families.append(Self.endpoints(report))
        families.append(Self.alerts(report))
        families += Self.scalars(report)
        part = ExpositionPart(families)
    }

    private static func resources(_ report: ClusterReport, at now: Duration) -> [FamilyBlock] {
        var success = FamilyWriter(DaemonMetric.resourceSuccess.metric)
        var supported = FamilyWriter(DaemonMetric.resourceSupported.metric)
        var duration = FamilyWriter(DaemonMetric.resourceDuration.metric)
        var age = FamilyWriter(DaemonMetric.resourceAge.metric)
        var failures = FamilyWriter(DaemonMetric.decodeFailures.metric)
        // The keys alone are sorted, the states are large.
        for resource in report.resources.keys.sorted(by: { $0.name < $1.name }) {
            guard let state = report.resources[resource] else { continue }
            let labels = report.labels(("resource", resource.name))
            if let succeeded = state.succeeded {
                success.append(labels, succeeded ? 1.0 : 0)
                supported.append(labels, state.isSupported ? 1.0 : 0)
            }
            if let took = state.duration { duration.append(labels, took.inSeconds) }
            if let read = state.lastRead, state.isSupported {
                age.append(labels, (now - read.monotonic).inSeconds)
            }
            let lost = report.counters.decodeFailures[resource] ?? 0
            failures.append(labels, Int64(lost))
        }
        return [success, supported, duration, age, failures].map { $0.finish() }
    }

    private static func requests(_ report: ClusterReport) -> FamilyBlock {
        var writer = FamilyWriter(DaemonMetric.requests.metric)
        let series = report.counters.requests.flatMap { resource, codes in
            codes.map { code, count in
                (labels: report.labels(("resource", resource.name), ("code", code)), count: count)
            }
        }
        for item in series.sorted(by: { $0.labels < $1.labels }) {
            writer.append(item.labels, Int64(item.count))
        }
        return writer.finish()
    }

    private static func endpoints(_ report: ClusterReport) -> FamilyBlock {
        var writer = FamilyWriter(DaemonMetric.endpointActive.metric)
        let series = report.endpoints.configured.map { endpoint in
            let isActive = report.endpoints.isWorking && endpoint == report.endpoints.current
            return (
                labels: report.labels(("endpoint", endpoint.description)),
                value: isActive ? 1.0 : 0.0
            )
        }
        for item in series.sorted(by: { $0.labels < $1.labels }) {
            writer.append(item.labels, item.value)
        }
        return writer.finish()
    }

    private static func alerts(_ report: ClusterReport) -> FamilyBlock {
        var writer = FamilyWriter(DaemonMetric.alertFiring.metric)
        let series = report.firing.map { alert in
            report.labels(
                ("alert", alert.key.kind.rawValue),
                ("subject", alert.key.subject.description),
                ("severity", alert.severity.rawValue)
            )
        }
        for labels in series.sorted() {
            writer.append(labels, 1.0)
        }
        return writer.finish()
    }

    private static func scalars(_ report: ClusterReport) -> [FamilyBlock] {
        var failovers = FamilyWriter(DaemonMetric.endpointFailovers.metric)
        failovers.append(report.labels.cluster, Int64(report.counters.endpointFailovers))
        var logins = FamilyWriter(DaemonMetric.loginFailures.metric)
        logins.append(report.labels.cluster, Int64(report.counters.loginFailures))
        var cycle = FamilyWriter(DaemonMetric.cycleDuration.metric)
        if let took = report.counters.cycleDuration {
            cycle.append(report.labels.cluster, took.inSeconds)
        }
        var over = FamilyWriter(DaemonMetric.seriesOverLimit.metric)
        over.append(report.labels.cluster, Int64(report.counters.seriesOverLimit))
        var filled = FamilyWriter(DaemonMetric.bufferBackfilledSamples.metric)
        filled.append(report.labels.cluster, Int64(report.counters.backfilledSamples))
        return [
            filled.finish(), failovers.finish(), logins.finish(), cycle.finish(), over.finish(),
        ]
    }
}
