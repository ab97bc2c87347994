extension SimulatedCluster {
    /// Returns a node object; its uid is an integer.
    func object(of node: SimulatedNode, at milliseconds: Int64) -> JSON {
        let mine = shards.filter { $0.node == node.uid }
        var object: JSON = [
            "uid": .integer(node.uid),
            "status": .string(node.isUp ? "active" : "down"),
            "accept_servers": .boolean(!isInMaintenance(node.uid)),
            "addr": .string(node.address),
            "architecture": "x86_64",
            "bigredis_storage_path": "/var/opt/redislabs/flash",
            "bigstore_enabled": false,
            "cores": .integer(node.cores),
            "ephemeral_storage_path": "/var/opt/redislabs/tmp",
            "ephemeral_storage_size": 274_877_906_944.0,
            "external_addr": [],
            "max_listeners": 100,
            "max_redis_servers": 100,
            "os_name": "ubuntu",
            "os_semantic_version": "22.04",
            "os_version": "Ubuntu 22.04.5 LTS",
            "persistent_storage_path": "/var/opt/redislabs/persist",
            "persistent_storage_size": 274_877_906_944.0,
        ]
        object.append(contentsOf: [
            "public_addr": "",
            "rack_id": "",
            "shard_count": .integer(mine.count),
            "shard_list": .array(mine.map { .integer($0.uid) }),
            "software_version": .string(configuration.version.build),
            "supported_database_versions": [
                ["db_type": "memcached", "version": "1.4.17"],
                ["db_type": "redis", "version": .string(configuration.version.engine)],
            ],
            "total_memory": .integer(node.totalMemory),
            "uptime": .integer(uptime(of: node, at: milliseconds)),
        ])
        if configuration.version >= .v8_0 {
            object.append("fips_enabled", false)
            object.append("flash_shard_count", 0)
            object.append("ram_shard_count", .integer(mine.count))
        }
        return object
    }

    /// Returns the whole seconds since a node started.
    func uptime(of node: SimulatedNode, at milliseconds: Int64) -> Int {
        Int(max(0, milliseconds - node.startedAt) / 1_000)
    }

    /// Returns the status object of a node; shard ids are integers in it.
    func status(of node: SimulatedNode, at milliseconds: Int64) -> JSON {
        let second = Int(milliseconds / 1_000) - 1
        let load = load(ofNode: node.uid, at: second)
        let machine = machine(of: node, load, at: second)
        func uids(isPrimary: Bool) -> JSON {
            .array(
                shards.filter { $0.node == node.uid && $0.isPrimary == isPrimary }
                    .map { .integer($0.uid) }
            )
        }
        var status: JSON = [
            "cores": .integer(node.cores),
            "free_provisional_ram": .integer(Int(machine.provisionalMemory)),
            "free_ram": .integer(Int(machine.freeMemory)),
            "hostname": .string("node\(node.uid).\(configuration.name)"),
            "master_shards": uids(isPrimary: true),
            "node_overbooking_depth": 0,
            "node_status": .string(node.isUp ? "active" : "down"),
            "role": .string(node.uid == primaryNode ? "master" : "slave"),
            "slave_shards": uids(isPrimary: false),
            "software_version": .string(configuration.version.build),
        ]
        status.append("software_version_sha", .string(String(repeating: "6c37b148", count: 8)))
        status.append("total_memory", .integer(node.totalMemory))
        status.append("total_provisional_ram", .integer(node.totalMemory / 10 * 8))
        if let snapshot = snapshot(ofNode: node.uid) {
            status.append("maintenance_snapshot", snapshot)
        }
        return status
    }
}
