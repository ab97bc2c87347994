import ClusterAPI
import Exposition
import Model

extension ClusterRenderer {
    /// Adds the newest statistics of every object that is still listed.
    mutating func addStatistics() {
        let objects = ObjectLabels(state)
        for resource in [
            Resource.clusterStatistics, .nodeStatistics, .databaseStatistics, .endpointStatistics,
            .shardStatistics,
        ] {
            guard case .statistics(let kind, let samples)? = reading(of: resource) else { continue }
            add(samples, of: kind, objects)
        }
        for (resource, kind) in [
            (Resource.peerStatistics, ObjectKind.peer), (.sourceStatistics, .source),
        ] {
            let samples = state.freshReadings(of: resource, at: now).flatMap {
                item -> [ObjectStatistics] in
                if case .statistics(_, let samples) = item.reading { samples } else { [] }
            }
            add(samples, of: kind, objects)
        }
    }

    var lastNodes: ObjectList<Node>? { state.lastNodes }

    var lastDatabases: ObjectList<Database>? { state.lastDatabases }

    private mutating func add(
        _ samples: [ObjectStatistics],
        of kind: ObjectKind,
        _ listed: ObjectLabels
    ) {
        let rows = sorted(samples) { [labels] object -> LabelSet? in
            listed.labels(of: kind, object.uid).map { labels($0) }
        }
        for (place, labels) in rows {
            for value in samples[place].values { table.add(value.metric, labels, value.number) }
        }
    }
}
