import Alerting
import ClusterAPI
import Model
import SimulatedCluster
import Watching

extension RunRecord {
    /// What is exposed of a cluster that cannot be read.
    private static let always: Set<String> = [
        "redis_enterprise_up", "redis_enterprise_last_success_timestamp_seconds",
        "redis_enterprise_authentication_state", "redis_enterprise_tls_state",
    ]

    /// What is read once in a slow interval, and so is shown for longer.
    static let slow: Set<String> = Set(
        MetricCatalogue.metrics.filter { metric in
            switch metric.source {
            case .object(_, let name, _):
                [.slow, .rare, .rotating, .detail].contains(Resource(rawValue: name)?.group)
            // Links have no newest sample, and so are read less often.
            case .statistic(let kind, _, _): [.endpoint, .peer, .source].contains(kind)
            case .daemon: false
            }
        }.map(\.name)
    )

    /// Three intervals, or three times what the last cycle took that read everything, if longer.
    private func lifetime(at time: Duration) -> Duration {
        let last = cycles.last { $0.at <= time && $0.summary.health.isUp }
        return max(.seconds(10), last?.summary.duration ?? .zero) * 3
    }

    /// Nothing old is exposed as new, and nothing is made up.
    func exposureViolations(_ exposed: [Exposed]) -> [String] {
        exposed.flatMap { scrape in
            staleness(scrape) + nodeStates(scrape) + zeros(scrape)
        }
    }

    /// Whether the cluster is up is told as it is, once there was time to find out.
    func truthViolations(_ exposed: [Exposed]) -> [String] {
        exposed.compactMap { scrape in
            let since = scrape.at - timeToSee(at: scrape.at)
            guard since > .zero, !isJustRestarted(scrape.at) else { return nil }
            let answers = truths(from: since, to: scrape.at).map(\.isUp)
            guard let first = answers.first, let truth = first,
                answers.allSatisfy({ $0 == truth }), scrape.isUp != truth,
                !mayBeWithheld(from: since, to: scrape.at)
            else { return nil }
            return "\(scrape.at): up is \(scrape.isUp as Any), the truth is \(truth)"
        }
    }

    /// After three intervals without an answer, only the words about the reading itself remain.
    private func staleness(_ scrape: Exposed) -> [String] {
        let since = scrape.at - lifetime(at: scrape.at) - Self.timeout - Self.slack
        guard since > .zero,
            truths(from: since, to: scrape.at).allSatisfy({ $0.isUp == false })
        else { return [] }
        return scrape.names.filter { name in
            name.hasPrefix("redis_enterprise_") && !Self.always.contains(name)
                && !Self.slow.contains(name)
        }.map { "\(scrape.at): \($0) is exposed, but nothing was read for long" }
    }

    /// A node's state was true at some time within the life of a reading.
    private func nodeStates(_ scrape: Exposed) -> [String] {
        let since = max(.zero, scrape.at - lifetime(at: scrape.at) - Self.timeout * 3)
        let span = truths(from: since, to: scrape.at)
        return (1...scenario.cluster.nodes).compactMap { uid in
            let label = "node=\"\(uid)\""
            guard let state = scrape.state(of: "redis_enterprise_node_status", label) else {
                return nil
            }
            let isTrue = span.contains { truth in
                let isDown = truth.failing.contains { $0.subject == .node(UID("\(uid)")) }
                return state == (isDown ? "down" : "active")
            }
            return isTrue ? nil : "\(scrape.at): node \(uid) is not \(state)"
        }
    }

    private func zeros(_ scrape: Exposed) -> [String] {
        [
            "redis_enterprise_node_total_memory_bytes",
            "redis_enterprise_database_memory_limit_bytes",
        ]
        .flatMap { scrape[$0] }
        .filter { $0.value <= 0 }
        .map { "\(scrape.at): \($0.name)\($0.labels) is \($0.value)" }
    }
}
