/// One node as /v1/nodes lists it; every field but the identifier may be missing.
package struct Node: Hashable, Sendable {
    /// Its number within the cluster.
    package var uid: UID
    /// Its life-cycle state; nil when the list did not say it.
    package var status: Status<NodeStatus>?
    /// Its internal IP address.
    package var address: String?
    /// The addresses under which it is reached from outside.
    package var externalAddresses: [String]
    /// The installed build, such as `8.2.0-25`.
    package var softwareVersion: String?
    /// Its rack; empty without one.
    package var rackID: String?
    /// Whether it takes new shards; false in maintenance.
    package var acceptsServers: Bool?
    /// RAM in bytes.
    package var totalMemory: Double?
    /// Seconds since boot.
    package var uptime: Double?
    /// CPU cores.
    package var cores: Double?
    /// Shards that run on it.
    package var shardCount: Double?
    /// Shards in RAM that run on it.
    package var memoryShardCount: Double?
    /// Shards on flash that run on it.
    package var flashShardCount: Double?
    /// The most shards that may run on it.
    package var shardsLimit: Double?
    /// Bytes of the storage that does not survive the machine.
    package var ephemeralStorage: Double?
    /// Bytes of the storage that does.
    package var persistentStorage: Double?
    /// Bytes of flash for databases.
    package var flashSize: Double?

    /// Makes a node of which nothing but its number is known.
    package init(uid: UID) {
        self.uid = uid
        self.externalAddresses = []
    }
}
