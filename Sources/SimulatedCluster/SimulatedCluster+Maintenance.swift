extension SimulatedCluster {
    /// Does what happens once when an operational fault begins: events, movements, snapshots.
    mutating func begin(_ fault: SimulatedFault, at milliseconds: Int64) {
        if case .maintenance(let uids) = fault {
            for uid in uids { snapshots[uid] = milliseconds }
            for shard in shards where shard.isPrimary && uids.contains(shard.node) {
                promoteReplica(of: shard, at: milliseconds)
            }
        } else if case .backupFailed(let uids, let reason) = fault {
            for uid in uids {
                events.add(
                    "bdb_backup_failed",
                    at: milliseconds,
                    severity: "ERROR",
                    details: ["bdb_uid": .string("\(uid)"), "description": .string(reason)]
                )
            }
        } else if case .actionStuck(_, let uids, hasFailed: true) = fault {
            for uid in uids {
                events.add(
                    "cluster_node_operation_failed",
                    at: milliseconds,
                    severity: "ERROR",
                    details: ["node_uid": .integer(uid)]
                )
            }
        } else if case .userLocked(let names, _) = fault {
            for user in users where names.contains(user.name) {
                noteUpdate(of: user, at: milliseconds)
            }
        }
    }

    /// Logs that a user was changed.
    mutating func noteUpdate(of user: SimulatedUser, at milliseconds: Int64) {
        events.add(
            "user_updated",
            at: milliseconds,
            details: ["user_uid": .string("\(user.uid)"), "user_name": .string(user.name)]
        )
    }

    /// Whether a node is in maintenance mode.
    func isInMaintenance(_ uid: Int) -> Bool {
        guard case .maintenance(let uids) = faults[.maintenance] else { return false }
        return uids.contains(uid)
    }

    /// Returns the snapshot that entering maintenance made; its time is no ISO 8601.
    func snapshot(ofNode uid: Int) -> JSON? {
        guard let time = snapshots[uid] else { return nil }
        let text = CalendarTime.iso8601(time).dropLast()
        let date = text.split(separator: "T").joined(separator: " ")
        return [
            "created_time": .string(date), "name": .string("maintenance_mode_\(uid)"),
            "node_uid": .string("\(uid)"),
        ]
    }

    /// Answers `/v1/nodes/{uid}/snapshots`.
    func snapshotsAnswer(_ question: Question) -> Answer {
        let uid = question.uid ?? 0
        guard node(uid) != nil else { return .unknown("node", uid) }
        return .json(.array(snapshot(ofNode: uid).map { [$0] } ?? []))
    }
}
