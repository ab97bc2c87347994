extension SimulatedCluster {
    /// Answers `/v1/crdbs` and `/v1/crdbs/{guid}`.
    func activeActiveAnswer(_ question: Question) -> Answer {
        let chosen = databases.filter { $0.origin == .activeActive }
        guard let guid = question.name else {
            return .json(.array(chosen.map { activeActiveObject(of: $0) }))
        }
        guard let database = chosen.first(where: { self.guid(of: $0) == guid }) else {
            return .nothing("there is no Active-Active database \(guid)")
        }
        return .json(activeActiveObject(of: database))
    }

    /// The members of every Active-Active database; 1 is this cluster.
    private var members: [Int] { [1] + SimulatedOrigin.activeActive.sources }

    /// Returns an Active-Active database; it has no status, and logins of the members.
    private func activeActiveObject(of database: SimulatedDatabase) -> JSON {
        let instances: [JSON] = members.map { id in
            [
                "id": .integer(id), "compression": 3, "db_config": [:],
                "db_uid": id == 1 ? .string("\(database.uid)") : "",
                "cluster": [
                    "name": .string(memberName(id)),
                    "credentials": [
                        "username": "peer@example.com",
                        "password": .string("member-secret-\(id)"),
                    ],
                    "replication_endpoint": .string("redis-\(database.port).\(memberName(id))"),
                    "replication_tls_sni": "", "url": .string("https://\(memberName(id)):9443"),
                ],
            ]
        }
        var object: JSON = [
            "guid": .string(guid(of: database)), "name": .string(database.name),
            "causal_consistency": false, "encryption": true, "featureset_version": 8,
            "protocol_version": 1, "instances": .array(instances),
            "default_db_config": [
                "memory_size": .integer(database.memoryLimit),
                "shards_count": .integer(configuration.shardsPerDatabase),
            ],
            "local_databases": [["id": 1, "bdb_uid": .string("\(database.uid)")]],
        ]
        if configuration.version >= .v7_22 { object.append("modules", []) }
        return object
    }

    /// Answers `/v1/crdbs/{guid}/health_report`: one report for each member.
    func activeActiveHealth(_ question: Question) -> Answer {
        let found = databases.first {
            $0.origin == .activeActive && guid(of: $0) == question.name
        }
        guard let database = found else {
            return .nothing("there is no Active-Active database \(question.name ?? "")")
        }
        let wanted = question.query["instance_id"].flatMap { Int($0) }
        let reports = members.filter { wanted == nil || $0 == wanted }.map {
            report(of: database, member: $0)
        }
        return .json(.array(reports))
    }

    private func report(of database: SimulatedDatabase, member: Int) -> JSON {
        let isBroken = linkStatus(ofDatabase: database.uid) == "out-of-sync"
        let connections: [JSON] = members.filter { $0 != member }.map { other in
            // Only the links of this cluster break; the others still see each other.
            let isDown = isBroken && (member == 1 || other == 1)
            var connection: JSON = ["name": .string(memberName(other)), "status": "ok"]
            if configuration.version >= .v7_2 {
                let link: JSON = [
                    "link_uid": .string("\(database.uid):\(other)"),
                    "status": isDown ? "down" : "up",
                ]
                connection.append("replication_links", [link])
            }
            return connection
        }
        return [
            "name": .string(database.name), "cluster_name": .string(memberName(member)),
            "active_config_version": 1,
            "configurations": [
                [
                    "name": .string(database.name), "status": "commit-completed", "version": 1,
                    "causal_consistency": false, "encryption": true, "featureset_version": 8,
                    "protocol_version": 1,
                ]
            ],
            "connection_error": .null, "connections": .array(connections),
        ]
    }

    /// Answers `/v1/crdb_tasks` and `/v1/crdb_tasks/{id}`.
    func activeActiveTasks(_ question: Question) -> Answer {
        let tasks = activeActiveTasks()
        guard let id = question.name else { return .json(.array(tasks)) }
        guard let task = tasks.first(where: { $0["id"] == .string(id) }) else {
            return .nothing("there is no task \(id)")
        }
        return .json(task)
    }

    /// Returns the changes of Active-Active databases that are stuck or failed.
    private func activeActiveTasks() -> [JSON] {
        guard case .actionStuck(let uids, _, let hasFailed) = faults[.actionStuck],
            let time = faultTimes[.actionStuck]
        else { return [] }
        let started = JSON.string(CalendarTime.iso8601(time))
        let chosen = databases.filter { $0.origin == .activeActive && uids.contains($0.uid) }
        return chosen.map { database in
            var task: JSON = [
                "id": .string("bbbbbbbb-0000-4000-8000-00000\(1_000_000 + database.uid)"),
                "crdb_guid": .string(guid(of: database)), "operation": "update",
                "status": hasFailed ? "failed" : "started", "started": started,
                "worker_name": "crdb_worker:0",
                "progress": [
                    "worker": "waiting",
                    "clusters": [["name": .string(memberName(2)), "progress": "prepared"]],
                ],
            ]
            guard hasFailed else { return task }
            task.append("ended", started)
            task.append(
                "errors",
                [
                    [
                        "cluster_name": .string(memberName(2)), "error_code": "internal_error",
                        "description": "the member did not answer",
                    ]
                ]
            )
            return task
        }
    }
}
