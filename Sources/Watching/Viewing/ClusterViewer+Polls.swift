import ClusterAPI
import Model
package import Pages

extension ClusterViewer {
    /// The page of the polls.
    package func polls(_ summary: ClusterSummary, clusters: [String]) -> PollsView {
        var view = PollsView(summary, clusters: clusters, now: now.wall)
        view.endpointNames = report.endpoints.configured.map { "\($0)" }
        if report.endpoints.isWorking { view.activeEndpoint = "\(report.endpoints.current)" }
        if report.endpoints.target != report.endpoints.current {
            view.target = "\(report.endpoints.target)"
        }
        view.loginFailures = report.counters.loginFailures
        view.cycleSeconds = report.counters.cycleDuration?.inSeconds
        view.rows = report.resources.map(row).sorted {
            $0.standing == $1.standing ? $0.resource < $1.resource : $0.standing > $1.standing
        }
        return view
    }

    private func row(_ resource: Resource, _ state: ResourceState) -> PollsView.Row {
        let (standing, word) = judge(resource, state)
        var row = PollsView.Row(resource: resource.name, standing: standing, word: word)
        row.failure = state.failure
        row.age = state.lastRead.map { (now.monotonic - $0.monotonic).wholeMilliseconds }
        row.polls = (report.polls.polls[resource] ?? []).map { poll in
            var shown = PollsView.Poll(
                at: poll.at,
                code: poll.code,
                seconds: poll.duration.inSeconds,
                bytes: poll.bytes
            )
            shown.isGood = poll.failure == nil
            shown.error = poll.failure
            return shown
        }
        return row
    }

    /// A core resource that fails is the cluster's trouble, any other its own.
    private func judge(_ resource: Resource, _ state: ResourceState) -> (Standing, String) {
        guard let succeeded = state.succeeded else { return (.unknown, "not asked yet") }
        if !state.isSupported { return (.good, "not in this release") }
        if state.deniedUntil != nil { return (.warning, "not allowed") }
        guard succeeded else {
            return (resource.group == .core ? .critical : .warning, "failed")
        }
        return (.good, "read")
    }
}
