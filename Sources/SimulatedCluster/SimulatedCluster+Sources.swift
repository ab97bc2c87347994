extension SimulatedCluster {
    /// Returns the fields of a database that tell of its sources, and whether they are wanted.
    func sources(of database: SimulatedDatabase, at milliseconds: Int64) -> JSON {
        let list = JSON.array(
            database.origin.sources.map { source($0, of: database, at: milliseconds) }
        )
        let isReplica = database.origin == .replicaOf
        let isActiveActive = database.origin == .activeActive
        return [
            "crdt": .boolean(isActiveActive),
            "crdt_guid": .string(isActiveActive ? guid(of: database) : ""),
            "crdt_replica_id": isActiveActive ? 1 : 0,
            "crdt_sources": isActiveActive ? list : [],
            "crdt_sync": isActiveActive ? "enabled" : "disabled",
            "replica_sources": isReplica ? list : [],
            "replica_sync": isReplica ? "enabled" : "disabled",
            "sync": isReplica ? "enabled" : "disabled",
            "sync_sources": isReplica ? list : [],
        ]
    }

    /// Returns the id of the Active-Active database that a database belongs to.
    func guid(of database: SimulatedDatabase) -> String {
        let digits = String(1_000_000 + database.uid)
        return "aaaaaaaa-0000-4000-8000-00000\(digits)"
    }

    /// Returns the status word of a database's links to its sources.
    func linkStatus(ofDatabase uid: Int) -> String {
        guard case .replicationLag(let uids, _, let status) = faults[.replicationLag],
            uids.contains(uid)
        else { return "in-sync" }
        return status
    }

    /// Returns a source; its address holds a password, as in the product.
    private func source(
        _ uid: Int,
        of database: SimulatedDatabase,
        at milliseconds: Int64
    ) -> JSON {
        let status = linkStatus(ofDatabase: database.uid)
        let lag = max(lag(ofDatabase: database.uid), 20 + uid)
        let isBroken = status == "out-of-sync"
        let host = "redis-\(database.port).\(memberName(uid))"
        let size = database.memoryLimit / 4
        return [
            "uid": .integer(uid), "client_cert": "", "compression": 0, "encryption": false,
            "lag": .integer(lag),
            "last_error": .string(isBroken ? "connection refused" : ""),
            "last_update": .string(CalendarTime.iso8601(milliseconds - Int64(lag))),
            "rdb_size": .integer(size),
            "rdb_transferred": .integer(status == "syncing" ? size / 2 : size),
            "replication_tls_sni": "", "server_cert": "", "status": .string(status),
            "uri": .string("redis://admin:source-secret-\(uid)@\(host):\(database.port)"),
        ]
    }

    /// Returns the name of the cluster at the other end of a source, or of this one for 1.
    func memberName(_ uid: Int) -> String {
        uid == 1 ? configuration.name : "member\(uid).\(configuration.name)"
    }

    /// Answers `peer_stats`; 406 for a database that is not Active-Active.
    func peerStatistics(_ question: Question) -> Answer {
        guard let uid = question.uid, let database = database(uid) else {
            return .unknown("bdb", question.uid ?? 0)
        }
        guard database.origin == .activeActive else {
            return .refused(406, "bdb_not_crdt", "bdb \(uid) is not an Active-Active database")
        }
        return sourceStatistics(of: database, question, list: "peer_stats")
    }

    /// Answers `sync_source_stats`; of a database without sources the list is empty.
    func syncStatistics(_ question: Question) -> Answer {
        guard let uid = question.uid, let database = database(uid) else {
            return .unknown("bdb", question.uid ?? 0)
        }
        return sourceStatistics(of: database, question, list: "sync_source_stats")
    }

    private func sourceStatistics(
        of database: SimulatedDatabase,
        _ question: Question,
        list: String
    ) -> Answer {
        guard let selection = selection(question.query) else { return .badParameter("interval") }
        let isOfPeers = list == "peer_stats"
        let isSuch = database.origin == (isOfPeers ? .activeActive : .replicaOf)
        let sources = isSuch ? database.origin.sources : []
        let series: [JSON] = sources.map { source in
            [
                "intervals": intervals(selection, question.second) { second in
                    sourceSample(source, of: database, isPeer: isOfPeers, at: second)
                },
                "uid": .string("\(source)"),
            ]
        }
        guard question.uids.count > 1 else {
            return .json(.object([JSON.Member(name: list, value: .array(series))]))
        }
        guard let index = sources.firstIndex(of: question.uids[1]) else {
            return .unknown("source", question.uids[1])
        }
        return .json(series[index])
    }

    private func sourceSample(
        _ source: Int,
        of database: SimulatedDatabase,
        isPeer: Bool,
        at second: Int
    ) -> JSON? {
        // What was served before the fault stays as it was.
        let isFaulty = Int64(second) * 1_000 >= faultTimes[.replicationLag] ?? .max
        let isBroken = linkStatus(ofDatabase: database.uid) == "out-of-sync"
        guard !isFaulty || !isBroken else { return nil }
        let load = load(ofDatabase: database.uid, at: second)
        let share = 1 / Double(source + 1)
        let idle = idleLag(ofDatabase: database.uid, source: source, at: second)
        let lag = Double(isFaulty ? lag(ofDatabase: database.uid) : 0) + idle
        var sample: JSON = [
            "ingress_bytes": .number((load.writes * 180 * share).rounded(.down)),
            "ingress_bytes_decompressed": .number((load.writes * 310 * share).rounded(.down)),
            "local_ingress_lag_time": .number(lag),
        ]
        guard isPeer else { return sample }
        sample.append(contentsOf: [
            "egress_bytes": .number((load.writes * 150).rounded(.down)),
            "egress_bytes_decompressed": .number((load.writes * 290).rounded(.down)),
            "pending_local_writes_max": .number((lag * 2).rounded(.down)),
            "pending_local_writes_min": 0.0,
        ])
        return sample
    }

    /// Answers `syncer_state`; 404 for a database without such a syncer.
    func syncerState(_ question: Question, of origins: [SimulatedOrigin]) -> Answer {
        guard let uid = question.uid, let database = database(uid) else {
            return .unknown("bdb", question.uid ?? 0)
        }
        guard origins.contains(database.origin) else {
            return .refused(404, "not_found", "bdb \(uid) has no syncer state")
        }
        let start = (createdAt ?? 0) / 1_000 + Int64(uid)
        return .json(["DB": .integer(uid), "RunID": .integer(Int(start))])
    }
}
