import Alerting
import ClusterAPI
import Model
import Watching

extension RunRecord {
    /// When faults have stopped, only true alerts remain.
    func recoveryViolations(_ exposed: [Exposed]) -> [String] {
        exposed.flatMap { scrape -> [String] in
            let since = scrape.at - Self.recoveryTime - Self.timeout
            guard since > .zero, !isJustRestarted(scrape.at) else { return [] }
            return falseAlerts(at: scrape.at) + missingAlerts(at: scrape.at)
        }
    }

    /// When faults have stopped, the lists are as fresh as ever within the longest wait and two
    /// periods.
    func freshnessViolations(_ exposed: [Exposed]) -> [String] {
        exposed.flatMap { scrape -> [String] in
            let since = scrape.at - Self.recoveryTime - Self.timeout
            guard since > .zero, !isJustRestarted(scrape.at), isCalm(from: since, to: scrape.at),
                !mayBeWithheld(from: since, to: scrape.at)
            else { return [] }
            return ["cluster", "nodes", "databases"].compactMap { name in
                let label = "resource=\"\(name)\""
                let age = scrape.value("rewatchd_resource_age_seconds", label) ?? .infinity
                let limit = Self.period * 2 + Self.slack
                return age > limit.inSeconds ? "\(scrape.at): \(name) is \(age) s old" : nil
            }
        }
    }

    /// Whether the first cycle of another program may not have ended yet.
    func isJustRestarted(_ time: Duration) -> Bool {
        restarts.contains { $0 <= time && time - $0 < Self.longestCycle }
    }

    /// How long a cycle takes that asks for everything, three at a time, when each answer takes
    /// almost the timeout.
    private static var longestCycle: Duration { timeout * (Resource.allCases.count / 3 + 2) }

    /// How long it takes until it shows whether the cluster is up.
    func timeToSee(at time: Duration) -> Duration {
        let usual = Self.recoveryTime + Self.timeout
        let isSlow = truths(from: time - usual, to: time).contains { truth in
            truth.effects["slow"].map { $0 != .harmless } ?? false
        }
        return isSlow ? Self.recoveryTime + Self.longestCycle : usual
    }

    /// Alerts that still fire though their time to clear has passed.
    private func falseAlerts(at time: Duration) -> [String] {
        let settled = Self.recoveryTime + .seconds(20) + Self.period + Self.slack
        guard time > settled, isCalm(from: time - settled, to: time),
            !mayBeWithheld(from: time - settled, to: time)
        else { return [] }
        let truly = truths(from: time - settled, to: time).reduce(into: Set<AlertKey>()) {
            $0.formUnion($1.failing)
        }
        return firing(at: time).filter { key in
            if key.kind == .permissionDenied { return !wasForbidden(at: time) }
            // Some resources are read once a minute, and it takes two looks to clear.
            let slow = settled + .seconds(120)
            if key.subject.isSlow, !isCalm(from: time - slow, to: time) {
                return false
            }
            if flapped({ $0 == key }, from: time, to: time) { return false }
            return !truly.contains(key) && canBeSeen(key, from: time - settled, to: time)
        }.sorted().map { "\(time): \($0) still fires" }
    }

    /// Alerts that are true for long enough, and are not firing.
    private func missingAlerts(at time: Duration) -> [String] {
        let settled = Self.recoveryTime + .seconds(20) + Self.period * 2 + Self.slack
        guard time > settled, isCalm(from: time - settled, to: time),
            !mayBeWithheld(from: time - settled, to: time)
        else { return [] }
        var truly: Set<AlertKey>?
        for truth in truths(from: time - settled, to: time) {
            truly = truly?.intersection(truth.failing) ?? truth.failing
        }
        return (truly ?? []).subtracting(firing(at: time)).sorted()
            .filter { key in
                let since = time - settled - delay(of: key)
                return isCalm(from: since, to: time) && canBeSeen(key, from: since, to: time)
                    && truths(from: since, to: time).allSatisfy { $0.failing.contains(key) }
            }
            .map { "\(time): \($0) is true and does not fire" }
    }

    /// A refused resource is asked again only after a quarter of an hour.
    func wasForbidden(at time: Duration) -> Bool {
        truths(from: max(.zero, time - .seconds(1_100)), to: time).contains { truth in
            truth.effects["forbidden"].map { $0 != .harmless } ?? false
        }
    }
}

extension Subject {
    /// Whether it is a resource that is not read in every cycle.
    fileprivate var isSlow: Bool {
        guard case .resource(let name) = self else { return false }
        return [.slow, .rare, .rotating].contains(Resource(rawValue: name)?.group)
    }
}
