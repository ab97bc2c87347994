/// What one resource of the API said, in our own vocabulary.
package enum Reading: Hashable, Sendable {
    /// The cluster as a whole.
    case cluster(Cluster)
    /// Every node.
    case nodes(ObjectList<Node>)
    /// The cluster manager's view of every node.
    case nodeStates(ObjectList<NodeState>)
    /// Every database.
    case databases(ObjectList<Database>)
    /// Every shard.
    case shards(ObjectList<Shard>)
    /// The cluster manager's own alerts of a scope.
    case managerAlerts(ManagerAlert.Scope, [ManagerAlert])
    /// The certificates, sorted by name.
    case certificates([Certificate])
    /// The policy of the cluster.
    case policy(ClusterPolicy)
    /// What goes on in the background, and what has ended lately.
    case actions(ObjectList<Action>)
    /// The result of the cluster's own checks.
    case check(ClusterCheck)
    /// The modules.
    case modules(ObjectList<Module>)
    /// The users.
    case users(ObjectList<User>)
    /// The node that was asked.
    case bootstrap(Bootstrap)
    /// The availability of one database.
    case availability(DatabaseAvailability)
    /// A page of the cluster's own log.
    case logs(ClusterLogPage)
    /// The Active-Active databases that the cluster takes part in.
    case activeActive(ObjectList<ActiveActiveDatabase>)
    /// The changes of Active-Active databases.
    case activeActiveTasks(ObjectList<ActiveActiveTask>)
    /// How the clusters of one Active-Active database see each other.
    case activeActiveHealth(ActiveActiveHealth)
    /// The process that takes other databases' data in.
    case syncer(Syncer)
    /// Whether certificates are checked for revocation.
    case revocationSettings(RevocationSettings)
    /// What the issuer says of the proxies' certificate; nil while it is not asked.
    case revocation(CertificateRevocation?)
    /// The cluster's judgement of itself.
    case health(HealthReport)
    /// The cluster's judgement of one database.
    case databaseHealth(DatabaseHealthReport)
    /// The settings of every proxy.
    case proxies(ObjectList<Proxy>)
    /// Which optional services are switched on.
    case services([ServiceMode])
    /// The licence; nil when the cluster has none.
    case license(License?)
    /// The newest samples of all objects of a kind.
    case statistics(ObjectKind, [ObjectStatistics])
}

/// The objects of a list, and whether the list can prove that others do not exist.
package struct ObjectList<Object: Hashable & Sendable>: Hashable, Sendable {
    /// The objects that could be read.
    package var objects: [Object]
    /// True when each element of the list was read; only then is an absent object a deleted one.
    package var isComplete: Bool

    /// Joins the objects with what the list proves.
    package init(_ objects: [Object], isComplete: Bool = true) {
        self.objects = objects
        self.isComplete = isComplete
    }
}
