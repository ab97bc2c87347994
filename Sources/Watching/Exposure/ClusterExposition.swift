import ClusterAPI
package import Exposition
import Model

/// What is exposed of one cluster under `redis_enterprise_`, rendered once a cycle.
package struct ClusterExposition: Sendable {
    /// The families, sorted.
    package let part: ExpositionPart
    /// How many series the configured limit kept out.
    package let droppedSeries: Int
    /// What the next rendering makes room for.
    package let sizes: FamilySizes

    /// Renders a state; readings that are too old at the given time are left out.
    package init(_ state: ClusterState, at now: Duration, sizes: FamilySizes = FamilySizes()) {
        var renderer = ClusterRenderer(state, at: now, sizes: sizes)
        renderer.addHealth()
        renderer.addObjects()
        renderer.addStatistics()
        droppedSeries = renderer.table.dropped
        (part, self.sizes) = renderer.table.finish()
    }
}

/// Walks over a state and adds what it finds to the table of families.
struct ClusterRenderer {
    let state: ClusterState
    let now: Duration
    let labels: SeriesLabels
    var table: FamilyTable

    init(_ state: ClusterState, at now: Duration, sizes: FamilySizes) {
        self.state = state
        self.now = now
        labels = SeriesLabels(state.configuration)
        table = FamilyTable(limit: state.configuration.seriesLimit, sizes: sizes)
    }

    mutating func addHealth() {
        let health = state.health
        table.add(.up, labels.cluster, health.isUp)
        table.add(.lastSuccess, labels.cluster, health.lastSuccess?.seconds)
        table.add(
            .authenticationState,
            labels.cluster,
            state: health.authentication.rawValue
        )
        table.add(.tlsState, labels.cluster, state: health.tls.rawValue)
    }

    mutating func addObjects() {
        let nodes = nodes
        if case .cluster(let cluster)? = state.freshReading(of: .cluster, at: now) {
            let version = nodes?.objects.compactMap(\.softwareVersion).min(
                by: VersionOrder.precedes
            )
            let info = labels(("cluster_name", cluster.name ?? ""), ("version", version ?? ""))
            table.add(.clusterInfo, info, 1)
            table.add(.passwordLifetime, labels.cluster, cluster.passwordLifetime)
        }
        nodes.map { add($0.objects) }
        databases.map { add($0.objects) }
        shards.map { add($0.objects) }
        addManagerAlerts()
        addAvailability()
        addResources()
        addActiveActive()
        let (listedNodes, listedDatabases) = (
            Listed(lastNodes, by: \.uid), Listed(lastDatabases, by: \.uid)
        )
        addSyncers(of: listedDatabases)
        addHealth(of: listedDatabases, listedNodes)
        addSettings(of: listedNodes)
    }

    /// What a resource said, unless it is too old to be shown.
    func reading(of resource: Resource) -> Reading? { state.freshReading(of: resource, at: now) }

    /// The nodes as listed, nil while the list is unknown.
    var nodes: ObjectList<Node>? {
        guard case .nodes(let list)? = state.freshReading(of: .nodes, at: now) else { return nil }
        return list
    }

    /// The cluster manager's view of the nodes, empty while it is unknown.
    var nodeStates: [UID: NodeState] {
        guard case .nodeStates(let list)? = state.freshReading(of: .nodeStatus, at: now) else {
            return [:]
        }
        return Dictionary(list.objects.map { ($0.uid, $0) }) { first, _ in first }
    }

    /// The databases as listed, nil while the list is unknown.
    var databases: ObjectList<Database>? {
        guard case .databases(let list)? = state.freshReading(of: .databases, at: now) else {
            return nil
        }
        return list
    }

    /// The shards as listed, nil while the list is unknown.
    var shards: ObjectList<Shard>? {
        guard case .shards(let list)? = state.freshReading(of: .shards, at: now) else { return nil }
        return list
    }
}
