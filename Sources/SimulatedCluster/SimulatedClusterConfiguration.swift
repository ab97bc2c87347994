/// How large a simulated cluster is, which release it plays and who may log in.
package struct SimulatedClusterConfiguration: Sendable {
    /// Number of nodes, at least 1; uids count from 1.
    package var nodes: Int
    /// Number of databases, uids from 1; every fourth has no traffic.
    package var databases: Int
    /// Number of primary shards of each database, at least 1.
    package var shardsPerDatabase: Int
    /// Whether databases have replicas; needs at least 2 nodes.
    package var isReplicated = true
    /// Number of databases that take part in an Active-Active database, the first ones.
    package var activeActiveDatabases = 0
    /// Number of databases that are a Replica Of another, the ones after those.
    package var replicaDatabases = 0
    /// Everything random follows from it: same seed, same requests, same bytes.
    package var seed: UInt64
    /// The release family to play.
    package var version: SimulatedVersion
    /// The cluster's full domain name, which is also the name in its certificate.
    package var name = "simulated.example.com"
    /// The user whose password can be rotated.
    package var userName = "rewatchd@example.com"
    /// The password of that user and of the built-in user of each role.
    package var password = "simulated"
    /// The role of that user.
    package var role = SimulatedRole.clusterViewer
    /// Days between the first moment the cluster is told and the end of its licence.
    package var licenseDays = 300
    /// Whether other nodes than the primary forward requests instead of answering 307.
    package var handlesRedirects = false

    /// Describes a cluster; everything left out has a usable value.
    package init(
        nodes: Int = 3,
        databases: Int = 4,
        shardsPerDatabase: Int = 2,
        seed: UInt64 = 1,
        version: SimulatedVersion = .v8_0
    ) {
        self.nodes = max(1, nodes)
        self.databases = max(0, databases)
        self.shardsPerDatabase = max(1, shardsPerDatabase)
        self.seed = seed
        self.version = version
    }
}
