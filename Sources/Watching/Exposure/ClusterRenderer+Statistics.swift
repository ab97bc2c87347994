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
            add(resource, of: objects)
        }
    }

    var lastNodes: ObjectList<Node>? { state.lastNodes }

    var lastDatabases: ObjectList<Database>? { state.lastDatabases }

    private mutating func add(_ resource: Resource, of listed: ObjectLabels) {
        guard case .statistics(let kind, let objects)? = state.freshReading(of: resource, at: now)
        else { return }
        let named = sorted(objects) { [labels] object -> LabelSet? in
            listed.labels(of: kind, object.uid).map { labels($0) }
        }
        for (object, labels) in named {
            for value in object.values { table.add(value.metric, labels, value.number) }
        }
    }
}
