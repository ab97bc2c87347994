import Model
import TimeSeries
import Watching

/// Finds the samples that pages draw, object by object.
///
/// Unlike `HistoryReader` it never looks at the labels of all objects: of a thousand databases a
/// page wants one.
struct PageHistory: Sendable {
    let reader: HistoryReader
    /// What one cluster has in memory; nil when it is not watched.
    let memory: @Sendable (String) async -> ClusterHistory?

    /// The requests of each cluster since a time, as far as they are in memory.
    func requests(since start: Timestamp) async -> [String: [Sample]] {
        var requests: [String: [Sample]] = [:]
        for history in await reader.memory() {
            let objects = history.objects(.cluster, UID("cluster"))
            let samples = objects.flatMap {
                history.samples(of: ViewMetrics.clusterRequests, in: $0)
            }
            requests[history.cluster] = samples.filter { $0.milliseconds >= start.milliseconds }
                .sorted { $0.milliseconds < $1.milliseconds }
        }
        return requests
    }
}
