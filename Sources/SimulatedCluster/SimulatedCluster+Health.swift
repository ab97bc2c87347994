extension SimulatedCluster {
    /// Answers `/v4/cluster/health`: ids are text, roles leader and follower.
    ///
    /// With `issues_only=true` the lists keep only what is not as it should be.
    func clusterHealth(_ question: Question) -> Answer {
        let time = question.milliseconds
        let onlyIssues = question.isSet("issues_only")
        let nodes = nodes.map { health(of: $0, at: time) }
        let databases = databases.map { databaseInfo($0, at: time) }
        let certificates = certificateNames.map { certificateHealth($0, at: time) }
        let isBroken = { (object: JSON) in object["status"] != "active" }
        let hasIssue =
            nodes.contains(where: isBroken) || databases.contains(where: isBroken)
            || certificates.contains { $0["expired"] == true }
        let isDown = !hasQuorum || databases.contains { $0["status"] == "down" }
        return .json([
            "fqdn": .string(configuration.name),
            "status": isDown ? "error" : hasIssue ? "warning" : "ok",
            "license": licenseHealth(at: time),
            "certificates": .array(
                certificates.filter { !onlyIssues || $0["expired"] == true }
            ),
            "nodes": .array(nodes.filter { !onlyIssues || isBroken($0) }),
            "database_infos": .array(databases.filter { !onlyIssues || isBroken($0) }),
            "active_alerts": activeAlerts(.cluster, [], at: time),
        ])
    }

    private func licenseHealth(at milliseconds: Int64) -> JSON {
        let end = licenseEnd(at: milliseconds)
        return [
            "expired": .boolean(milliseconds >= end),
            "valid_until": .string(CalendarTime.iso8601(end)),
            "shards_limit": .integer(max(100, shards.count * 2)),
            "shards_in_use": .integer(shards.count),
            "ram_shards_limit": .integer(max(100, shards.count * 2)),
            "ram_shards_in_use": .integer(shards.count),
            "flex_shards_limit": 0, "flex_shards_in_use": 0,
        ]
    }

    private func certificateHealth(_ name: String, at milliseconds: Int64) -> JSON {
        let end = CertificateText.end(of: certificate(named: name)) ?? 0
        return [
            "type": .string(name), "valid_until": .string(CalendarTime.iso8601(end)),
            "expired": .boolean(milliseconds >= end),
        ]
    }

    private func health(of node: SimulatedNode, at milliseconds: Int64) -> JSON {
        let mine = shards.filter { $0.node == node.uid }
        let isHealthy = mine.allSatisfy { isRunning($0) }
        let isPrimary = node.uid == primaryNode
        var object: JSON = [
            "id": .string("\(node.uid)"),
            "status": node.isUp ? (isHealthy ? "active" : "warning") : "down",
            "detailed_status": node.isUp ? "active" : "down",
            "role": isPrimary ? "leader" : "follower",
            "in_maintenance": .boolean(isInMaintenance(node.uid)), "quorum_only": false,
            "observed_at": .integer(Int(milliseconds / 1_000)),
            "version": .string(configuration.version.build),
            "ephemeral_memory_path": "/var/opt/redislabs/tmp",
            "ephemeral_memory_size": 274_877_906_944.0,
            "persistent_memory_path": "/var/opt/redislabs/persist",
            "persistent_memory_size": 274_877_906_944.0,
        ]
        object.append("memory", memoryHealth(of: node, at: milliseconds))
        object.append(
            "services",
            .array(
                Self.services.map {
                    ["name": .string($0), "status": node.isUp ? "RUNNING" : "STOPPED"]
                }
            )
        )
        object.append("shards", .array(mine.map { health(of: $0) }))
        object.append("active_alerts", activeAlerts(.node, [node.uid], at: milliseconds))
        return object
    }

    private func memoryHealth(of node: SimulatedNode, at milliseconds: Int64) -> JSON {
        let status = status(of: node, at: milliseconds)
        return [
            "free_provisional_ram": status["free_provisional_ram"] ?? 0,
            "free_ram": status["free_ram"] ?? 0,
            "overbooking_depth": status["node_overbooking_depth"] ?? 0,
            "total_provisional_ram": status["total_provisional_ram"] ?? 0,
            "total_ram": .integer(node.totalMemory),
        ]
    }

    private func health(of shard: SimulatedShard) -> JSON {
        let isRunning = isRunning(shard)
        return [
            "id": .string("\(shard.uid)"), "role": shard.isPrimary ? "leader" : "follower",
            "status": isRunning ? "active" : "inactive",
            "detailed_status": isRunning ? "ok" : "down",
        ]
    }

    /// Returns the alerts of an object that are enabled and on.
    private func activeAlerts(
        _ scope: AlertDefinition.Scope,
        _ uids: [Int],
        at milliseconds: Int64
    ) -> JSON {
        let raised = raisedAlerts(at: milliseconds)
        let active = AlertDefinition.all(scope, in: configuration.version).filter {
            let key = AlertKey($0.name, uids: uids)
            return raised.contains(key) && isEnabled($0, of: key)
        }
        return .array(
            active.map { definition in
                let time = alertChanges[AlertKey(definition.name, uids: uids)]?.time ?? 0
                var alert: JSON = [
                    "name": .string(definition.name), "severity": .string(definition.severity),
                    "active_since": .string(CalendarTime.iso8601(time)),
                ]
                if let threshold = definition.threshold {
                    alert.append("threshold", .string(threshold))
                }
                return alert
            }
        )
    }

    /// Returns the line of a database in the report of the cluster.
    private func databaseInfo(_ database: SimulatedDatabase, at milliseconds: Int64) -> JSON {
        [
            "id": .string("\(database.uid)"), "name": .string(database.name),
            "status": .string(healthWord(of: database, at: milliseconds)),
            "detailed_status": .string(detailedStatus(of: database, at: milliseconds)),
            "high_availability": ["status": .string(replicationWord(of: database))],
            "version": .string(configuration.version.engine),
        ]
    }

    private func healthWord(of database: SimulatedDatabase, at milliseconds: Int64) -> String {
        guard isAvailable(database) else { return "down" }
        let isWhole = shards(of: database.uid).allSatisfy { isRunning($0) }
        return isWhole && linkStatus(ofDatabase: database.uid) != "out-of-sync"
            ? "active" : "warning"
    }

    /// Returns the state of the life cycle; words that the report does not know are `unknown`.
    private func detailedStatus(of database: SimulatedDatabase, at time: Int64) -> String {
        let known: Set<String> = [
            "active", "active-change-pending", "pending", "import-pending", "delete-pending",
            "recovery", "creation-failed",
        ]
        let word = status(of: database, at: time)
        return known.contains(word) ? word : "unknown"
    }

    private func replicationWord(of database: SimulatedDatabase) -> String {
        let replicas = shards(of: database.uid).filter { !$0.isPrimary }
        if replicas.isEmpty { return "disabled" }
        return replicas.allSatisfy { isRunning($0) } ? "up" : "down"
    }

    /// Answers `/v4/db/{uid}/health`.
    func databaseHealth(_ question: Question) -> Answer {
        guard let uid = question.uid, let database = database(uid) else {
            return .refused(404, "db_not_found", "database \(question.uid ?? 0) was not found")
        }
        let time = question.milliseconds
        var object = databaseInfo(database, at: time)
        let isUp = isAvailable(database)
        let shards = shards(of: uid).map { health(of: $0) }.filter {
            !question.isSet("issues_only") || $0["detailed_status"] != "ok"
        }
        object.append(contentsOf: [
            "availability": isUp ? "up" : "down",
            "availability_errors": isUp ? [] : ["shard_unreachable"],
            "active_alerts": activeAlerts(.database, [uid], at: time),
            "creation_time": .string(CalendarTime.iso8601(creation(of: database))),
            "last_configured_time": .string(CalendarTime.iso8601(lastChange(of: database))),
            "last_backup_time": lastBackup(of: database, at: time).map {
                .string(CalendarTime.iso8601($0))
            } ?? .null,
            "endpoints": [
                ["name": .string("\(uid):1"), "availability": isUp ? "up" : "down"]
            ],
            "persistence": "aof", "shards_placement": "dense", "shards": .array(shards),
        ])
        if detailedStatus(of: database, at: time) == "active-change-pending" {
            object.append("state_machine", ["name": "SMUpdateBDB", "state": "proxy_policy"])
        }
        if database.origin == .activeActive {
            object.append("active_active", activeActiveHealth(of: database))
        }
        return .json(object)
    }

    private func activeActiveHealth(of database: SimulatedDatabase) -> JSON {
        let words = ["in-sync": "up", "syncing": "warning", "out-of-sync": "down"]
        let word = words[linkStatus(ofDatabase: database.uid)] ?? "warning"
        let members: [JSON] = database.origin.sources.map {
            [
                "fqdn": .string(memberName($0)), "replica_id": .string("\($0)"),
                "replication": .string(word),
            ]
        }
        return ["available": .boolean(word == "up"), "participating_clusters": .array(members)]
    }
}
