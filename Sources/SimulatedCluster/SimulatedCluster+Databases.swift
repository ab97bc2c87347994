extension SimulatedCluster {
    /// Returns the status word of a database; a stuck change keeps it pending.
    func status(of database: SimulatedDatabase, at milliseconds: Int64) -> String {
        let word = database.status(at: milliseconds)
        return word == "active" && isStuck(database) ? "active-change-pending" : word
    }

    /// Returns the node whose proxy serves a database, nil when no primary shard runs.
    func endpointNode(of database: SimulatedDatabase) -> Int? {
        shards(of: database.uid).first { $0.isPrimary && isRunning($0) }?.node
    }

    /// Whether clients can reach all slots of a database.
    package func isAvailable(_ database: SimulatedDatabase) -> Bool {
        database.hasStatistics
            && shards(of: database.uid).allSatisfy { !$0.isPrimary || isRunning($0) }
    }

    /// Returns a database object; its uid is an integer, its secrets are in clear.
    func object(of database: SimulatedDatabase, at milliseconds: Int64) -> JSON {
        var object: JSON = [
            "uid": .integer(database.uid), "name": .string(database.name),
            "status": .string(status(of: database, at: milliseconds)),
            "type": "redis", "version": .string(configuration.version.engine),
            "redis_version": .string(String(configuration.version.engine.prefix(3))),
            "account_id": 1, "acl": [], "aof_policy": "appendfsync-every-sec",
            "authentication_admin_pass": .string("admin-secret-\(database.uid)"),
            "authentication_redis_pass": .string("redis-secret-\(database.uid)"),
            "authentication_sasl_uname": "", "authentication_ssl_client_certs": [],
            "auto_upgrade": false,
            "background_op": [["status": "idle"]],
        ]
        object.append(contentsOf: backups(of: database, at: milliseconds))
        object.append(contentsOf: [
            "bigstore": false, "bigstore_ram_size": 0,
            "created_time": .string(CalendarTime.iso8601(creation(of: database))),
            "data_internode_encryption": false, "data_persistence": "aof",
            "default_user": true, "dns_address_master": "", "email_alerts": false,
            "endpoints": endpoints(of: database), "eviction_policy": "volatile-lru",
            "hash_slots_policy": "16k", "internal": false,
            "last_changed_time": .string(CalendarTime.iso8601(lastChange(of: database))),
            "max_connections": 0, "maxclients": 10_000,
            "memory_size": .integer(database.memoryLimit), "mkms": true, "module_list": [],
        ])
        let count = shards(of: database.uid).count
        object.append(contentsOf: [
            "oss_cluster": false, "port": .integer(database.port), "proxy_policy": "single",
            "rack_aware": false,
            "replication": .boolean(count > configuration.shardsPerDatabase),
            "shard_list": .array(shards(of: database.uid).map { .integer($0.uid) }),
            "sharding": .boolean(configuration.shardsPerDatabase > 1),
            "shards_count": .integer(configuration.shardsPerDatabase),
            "shards_placement": "dense", "slave_ha": false, "ssl": false,
            "tags": tags(of: database),
            "tls_mode": "disabled",
        ])
        object.append(contentsOf: sources(of: database, at: milliseconds))
        if configuration.version >= .v8_0 {
            object.append("scaling_in_progress", false)
            object.append("traffic_manually_disabled", false)
        }
        return object
    }

    /// Returns when the shards of a database changed last, or when it was created.
    func lastChange(of database: SimulatedDatabase) -> Int64 {
        max(creation(of: database), database.changingUntil)
    }

    /// Returns what somebody has put beside a database; every third has nothing.
    private func tags(of database: SimulatedDatabase) -> JSON {
        guard database.uid % 3 != 0 else { return [] }
        return [
            ["key": "env", "value": database.uid % 2 == 1 ? "prod" : "test"],
            ["key": "owner team", "value": "payments"],
        ]
    }

    private func endpoints(of database: SimulatedDatabase) -> JSON {
        let node = endpointNode(of: database).flatMap { self.node($0) }
        return [
            [
                "uid": .string("\(database.uid):1"),
                "addr": .array(node.map { [.string($0.address)] } ?? []),
                "addr_type": "internal",
                "dns_name": .string("redis-\(database.port).\(configuration.name)"),
                "oss_cluster_api_preferred_ip_type": "internal",
                "port": .integer(database.port),
                "proxy_policy": "single",
            ]
        ]
    }

    /// Answers `/v1/bdbs` and `/v1/bdbs/{uid}` with the fields that were asked for.
    func databaseObjects(_ uid: Int?, _ query: [String: String], at milliseconds: Int64) -> Answer {
        let fields = query["fields"].map { Set($0.split(separator: ",").map(String.init)) }
        if let uid, database(uid) == nil { return .unknown("bdb", uid) }
        let objects = databases.filter { uid == nil || $0.uid == uid }.map {
            object(of: $0, at: milliseconds).keeping { fields?.contains($0) ?? true }
        }
        return .json(uid == nil ? .array(objects) : objects.first ?? .null)
    }
}
