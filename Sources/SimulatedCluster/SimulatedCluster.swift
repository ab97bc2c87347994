/// A Redis Enterprise cluster as a value: a deterministic model with the REST face of one.
///
/// **What it is.** Nodes, databases, shards, endpoints, licence, alerts and an event log, and
/// `respond(to:at:)`, which answers one request at one moment. It knows no clock, network or
/// file: the caller tells the time, and gets back status, headers, body and how the answer is
/// to be delivered. The server puts it behind TLS; tests ask it directly.
///
/// **Operations.** `respond` for requests, `/_resim` included; `switchOn`, `switchOff` for faults
/// from code; `advance` to let time pass without a request. Time may step in either direction;
/// the first moment told is taken as 42 days after the cluster was created.
///
/// **Cost.** An answer is computed from scratch: a statistics body costs time proportional to
/// the shards of the cluster and its samples, memory proportional to its text. Nothing grows
/// with time but the event log and the request log, both bounded.
///
/// **Determinism.** Moving numbers are functions of (seed, object, second), see `Noise`, so the
/// same requests at the same moments give the same bytes, and a sample of the past equals what
/// was served then unless shards have moved since.
///
/// **Left out.** Everything that changes a cluster through the API, the clusters at the other
/// ends of Active-Active and Replica Of, flash.
package struct SimulatedCluster: Sendable {
    /// What the cluster was made from; the password changes when it is rotated.
    package internal(set) var configuration: SimulatedClusterConfiguration
    /// The nodes, ordered by uid.
    package internal(set) var nodes: [SimulatedNode] = []
    /// The databases, ordered by uid.
    package internal(set) var databases: [SimulatedDatabase] = []
    /// The shards, ordered by uid.
    package internal(set) var shards: [SimulatedShard] = []
    /// The uid of the node that answers for the cluster.
    package internal(set) var primaryNode = 1
    /// The faults that are on.
    package internal(set) var faults: [SimulatedFaultName: SimulatedFault] = [:]
    /// The number in the `cluster-state-id` header; rises with each change.
    package internal(set) var stateID = 42
    /// How often a new certificate was asked for; the server watches it.
    package internal(set) var certificateGeneration = 0
    /// The cluster's certificate as PEM text, for the answers that carry it.
    package var certificate = SampleCertificate.pem
    /// The `host:port` under which each node is reached, for redirects; by node uid.
    package var authorities: [Int: String] = [:]

    var logins: LoginLedger
    var tokens: TokenLedger
    var requests = RequestLog()
    var events = EventLog()
    /// Records that ``EventBurst`` brought.
    var eventsWritten = 0
    var alertChanges: [AlertKey: AlertChange] = [:]
    /// When each fault was switched on, in milliseconds since 1970.
    var faultTimes: [SimulatedFaultName: Int64] = [:]
    var createdAt: Int64?
    /// When each node entered maintenance last; like the product's, snapshots stay afterwards.
    var snapshots: [Int: Int64] = [:]

    /// Builds the cluster of a configuration; no time has passed yet.
    package init(_ configuration: SimulatedClusterConfiguration = SimulatedClusterConfiguration()) {
        self.configuration = configuration
        logins = LoginLedger()
        tokens = TokenLedger(seed: configuration.seed)
        var random = SplitMix64(seed: configuration.seed)
        nodes = (1...configuration.nodes).map { uid in
            SimulatedNode(
                uid: uid,
                address: "10.0.\(uid / 250).\(uid % 250 + 10)",
                cores: 8,
                totalMemory: 16_000_000_000 + Int.random(in: 0..<500_000_000, using: &random)
            )
        }
        for uid in 0..<configuration.databases { addDatabase(uid + 1, using: &random) }
    }

    private mutating func addDatabase(_ uid: Int, using random: inout SplitMix64) {
        let kinds = ["sessions", "cart", "catalogue", "queue", "leaderboard", "cache", "limits"]
        databases.append(
            SimulatedDatabase(
                uid: uid,
                name: "\(kinds[(uid - 1) % kinds.count])-\(uid)",
                memoryLimit: 1 << Int.random(in: 29...32, using: &random),
                port: 12_000 + uid,
                hasTraffic: uid % 4 != 0
            )
        )
        databases[uid - 1].origin = configuration.origin(ofDatabase: uid)
        let parts = configuration.shardsPerDatabase
        let copies = configuration.isReplicated && nodes.count > 1 ? 2 : 1
        for part in 0..<parts {
            let slots = "\(part * 16_384 / parts)-\((part + 1) * 16_384 / parts - 1)"
            for copy in 0..<copies {
                shards.append(
                    SimulatedShard(
                        uid: shards.count + 1,
                        database: uid,
                        part: part,
                        slots: slots,
                        node: (uid + part + copy) % nodes.count + 1,
                        isPrimary: copy == 0
                    )
                )
            }
        }
    }

    /// Lets the clock of the cluster reach a moment, in milliseconds since 1970.
    ///
    /// The first moment fixes when the cluster was created and its nodes started.
    package mutating func advance(to milliseconds: Int64) {
        guard createdAt == nil else { return noteAlerts(at: milliseconds) }
        let created = milliseconds - 42 * 86_400_000
        createdAt = created
        for index in nodes.indices {
            nodes[index].startedAt = created + Int64(nodes[index].uid) * 61_000
            events.add(
                "cluster_node_joined",
                at: nodes[index].startedAt,
                details: ["node_uid": .integer(nodes[index].uid)]
            )
        }
        for database in databases {
            events.add(
                "cluster_bdb_created",
                at: creation(of: database),
                details: [
                    "bdb_uid": .string("\(database.uid)"), "bdb_name": .string(database.name),
                ]
            )
        }
        // What is on from the start counts as unchanged since the cluster was created.
        for key in raisedAlerts(at: milliseconds) {
            alertChanges[key] = AlertChange(isOn: true, time: created)
        }
    }

    /// Returns when a database was created.
    func creation(of database: SimulatedDatabase) -> Int64 {
        (createdAt ?? 0) + 3_600_000 + Int64(database.uid) * 127_000
    }

    /// Returns the node of that uid, nil when there is none.
    func node(_ uid: Int) -> SimulatedNode? {
        nodes.indices.contains(uid - 1) ? nodes[uid - 1] : nil
    }

    /// Returns the database of that uid, nil when there is none.
    func database(_ uid: Int) -> SimulatedDatabase? {
        databases.indices.contains(uid - 1) ? databases[uid - 1] : nil
    }

    /// Returns the shard of that uid, nil when there is none.
    func shard(_ uid: Int) -> SimulatedShard? {
        shards.indices.contains(uid - 1) ? shards[uid - 1] : nil
    }

    /// Whether the process of a shard runs.
    package func isRunning(_ shard: SimulatedShard) -> Bool {
        !shard.isStopped && (node(shard.node)?.isUp ?? false)
    }

    /// Whether more than half of the nodes work; without, the cluster decides nothing.
    var hasQuorum: Bool { nodes.count(where: \.isUp) * 2 > nodes.count }

    /// Returns the shards of a database, primaries and replicas.
    func shards(of database: Int) -> ArraySlice<SimulatedShard> {
        guard shards.count >= databases.count, !databases.isEmpty else { return [] }
        let count = shards.count / databases.count
        return shards[((database - 1) * count)..<(database * count)]
    }

    /// Makes an address of this machine the one under which a node is known and reached.
    package mutating func setAddress(_ address: String, port: Int, ofNode uid: Int) {
        guard nodes.indices.contains(uid - 1) else { return }
        nodes[uid - 1].address = address
        authorities[uid] = "\(address):\(port)"
    }

    /// Changes the user and password that are accepted from now on.
    package mutating func rotateCredentials(userName: String, password: String) {
        configuration.userName = userName
        configuration.password = password
        stateID += 1
    }
}
