package import Model

/// The lists that one cycle has read well; nil for one that it has not.
///
/// Only what was really read is in it: what is left from an earlier cycle says nothing new.
package struct Look: Sendable {
    /// The nodes.
    package var nodes: ObjectList<Node>?
    /// The cluster manager's view of the nodes.
    package var states: ObjectList<NodeState>?
    /// The databases.
    package var databases: ObjectList<Database>?
    /// The shards.
    package var shards: ObjectList<Shard>?
    /// The licence; nil inside when the cluster has none.
    package var license: License??

    /// A look that has seen nothing.
    package init() {}

    /// Adds what a resource said.
    package mutating func add(_ reading: Reading) {
        switch reading {
        case .nodes(let list): nodes = list
        case .nodeStates(let list): states = list
        case .databases(let list): databases = list
        case .shards(let list): shards = list
        case .license(let license): self.license = .some(license)
        case .cluster, .managerAlerts, .statistics, .certificates, .policy, .actions, .check,
            .modules, .bootstrap, .availability, .users, .activeActive, .activeActiveTasks,
            .activeActiveHealth, .syncer, .revocationSettings, .revocation, .health,
            .databaseHealth, .proxies, .services, .logs:
            break
        }
    }
}
