import Alerting
import ClusterAPI
import Model

extension ClusterState {
    /// Takes in what a cycle has read of the cluster's own log.
    mutating func records(_ judged: [JudgedResult], at moment: Moment) -> [ClusterEvent] {
        judged.flatMap { item -> [ClusterEvent] in
            guard case .read(let decoded) = item.outcome, case .logs(let page) = decoded.reading
            else { return [] }
            return log.take(page, at: moment.wall).map { Self.event($0, at: moment) }
        }
    }

    /// Whether the log has more to say than the last page that was read.
    package var hasMoreLog: Bool {
        log.hasMore && health.isUp && resources[.logs]?.succeeded == true
    }

    /// Takes in one more page; nil when it could not be read, which the next cycle will say.
    mutating func absorbLog(_ result: FetchResult, at moment: Moment) -> [ClusterEvent]? {
        let outcome = ResourceOutcome(result.answer, of: result.request, decoder: decoder)
        guard case .read = outcome else { return nil }
        return records([JudgedResult(result: result, outcome: outcome)], at: moment)
    }

    private static func event(_ record: ClusterLogRecord, at moment: Moment) -> ClusterEvent {
        let words = record.fields.map { "\($0.name) \($0.value)" }
        var event = ClusterEvent(
            .clusterLog,
            record.subject,
            at: moment.wall,
            Evidence(
                name: record.name,
                detail: ([record.type] + words).joined(separator: ", ")
            )
        )
        event.since = record.time
        event.priority = record.severity?.priority ?? 6
        let standard = [
            ClusterEvent.Attribute("REWATCHD_LOG_TYPE", record.type),
            ClusterEvent.Attribute("REWATCHD_LOG_SEVERITY", record.severity?.rawValue ?? "INFO"),
        ]
        event.attributes =
            standard
            + record.fields.map { field in
                ClusterEvent.Attribute("REWATCHD_LOG_\(field.name.uppercased())", field.value)
            }
        return event
    }
}
