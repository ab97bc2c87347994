import ClusterAPI
import Model
import SimulatedCluster
import Watching

extension RunRecord {
    /// The samples are those that the cluster gave, the newest are there, and all within bounds.
    func bufferViolations(_ exposed: [Exposed]) -> [String] {
        let tooLarge = exposed.flatMap { scrape in
            scrape["rewatchd_buffer_bytes"]
                .filter { $0.value > Double(scenario.historyBudget) }
                .map { "\(scrape.at): the buffer takes \($0.value) bytes" }
        }
        return tooLarge + audits.flatMap(\.violations) + missing
    }

    /// Where nothing hindered the reading at the end, the newest samples of the databases are held.
    private var missing: [String] {
        let start = scenario.length - Self.recoveryTime - Self.period
        guard scenario.resources.contains(.databaseStatistics), scenario.cluster.databases > 0,
            let last = stops.last(where: { $0.cancelled == scenario.length }), last.isSilent,
            start > .zero, isCalm(from: start, to: scenario.length),
            truths(from: start, to: scenario.length).allSatisfy(\.failing.isEmpty),
            !isJustRestarted(scenario.length), !wasForbidden(at: scenario.length),
            !mayBeWithheld(from: start, to: scenario.length)
        else { return [] }
        let newest = audits.compactMap(\.newest).max() ?? ScriptedTime.beginning
        let end = ScriptedTime.beginning + scenario.length
        return end - newest > Self.period * 2 + Self.slack
            ? ["the newest sample is of \(newest), and the end was at \(end)"] : []
    }
}
