extension SimulatedCluster {
    /// Returns what the cluster is busy with, and what failed or ended while its fault is on.
    func actions(at milliseconds: Int64) -> [SimulatedAction] {
        let changing = databases.filter { milliseconds < $0.changingUntil && !isStuck($0) }.map {
            SimulatedAction(
                kind: .stateMachine,
                name: "SMUpdateBDB",
                objectType: "bdb",
                object: $0.uid,
                progress: 50,
                started: $0.changingUntil - 5_000,
                heartbeat: milliseconds
            )
        }
        return changing + stuckActions + maintenanceActions + failedBackups
    }

    /// Whether a change of a database makes no progress.
    func isStuck(_ database: SimulatedDatabase) -> Bool {
        guard case .actionStuck(let uids, _, hasFailed: false) = faults[.actionStuck] else {
            return false
        }
        return uids.contains(database.uid)
    }

    private var stuckActions: [SimulatedAction] {
        guard case .actionStuck(let databases, let nodes, let hasFailed) = faults[.actionStuck],
            let time = faultTimes[.actionStuck]
        else { return [] }
        func action(
            _ kind: SimulatedAction.Kind,
            _ name: String,
            _ type: String,
            _ uid: Int
        ) -> SimulatedAction {
            SimulatedAction(
                kind: kind,
                name: name,
                objectType: type,
                object: uid,
                status: hasFailed ? .failed : .running,
                progress: type == "bdb" ? 50 : 10,
                started: time,
                heartbeat: time
            )
        }
        if databases.isEmpty && nodes.isEmpty {
            return [action(.task, "change_master", "cluster", 0)]
        }
        return databases.map { action(.stateMachine, "SMUpdateBDB", "bdb", $0) }
            + nodes.map { action(.task, "remove_node", "node", $0) }
    }

    private var maintenanceActions: [SimulatedAction] {
        guard case .maintenance(let uids) = faults[.maintenance],
            let time = faultTimes[.maintenance]
        else { return [] }
        return uids.map {
            SimulatedAction(
                kind: .task,
                name: "maintenance_on",
                objectType: "node",
                object: $0,
                status: .completed,
                progress: 100,
                started: time,
                heartbeat: time
            )
        }
    }

    private var failedBackups: [SimulatedAction] {
        guard case .backupFailed(let uids, _) = faults[.backupFailed],
            let time = faultTimes[.backupFailed]
        else { return [] }
        return uids.map {
            SimulatedAction(
                kind: .other,
                name: "backup",
                objectType: "bdb",
                object: $0,
                status: .failed,
                progress: 0,
                started: time,
                heartbeat: time
            )
        }
    }

    /// Answers `/v1/actions`: tasks and state machines, without backups.
    func actionsAnswer(_ question: Question) -> Answer {
        let all = actions(at: question.milliseconds)
        func list(_ kind: SimulatedAction.Kind) -> JSON {
            .array(all.filter { $0.kind == kind }.map { $0.json(in: configuration.version) })
        }
        return .json(["actions": list(.task), "state-machines": list(.stateMachine)])
    }

    /// Answers `/v1/actions/{uid}` and `/v2/actions/{uid}`.
    func actionAnswer(_ question: Question, isSecondVersion: Bool = false) -> Answer {
        let found = actions(at: question.milliseconds).first {
            $0.id == question.name && (isSecondVersion || $0.kind != .other)
        }
        guard let found else { return .nothing("there is no such action") }
        return .json(
            isSecondVersion ? found.secondVersion : found.json(in: configuration.version)
        )
    }

    /// Answers `/v1/actions/bdb/{uid}`.
    func databaseActions(_ question: Question) -> Answer {
        guard let uid = question.uid, database(uid) != nil else {
            return .unknown("bdb", question.uid ?? 0)
        }
        let mine = actions(at: question.milliseconds).filter {
            $0.objectType == "bdb" && $0.object == uid && $0.kind != .other
        }
        return .json(.array(mine.map { $0.json(in: configuration.version) }))
    }

    /// Answers `/v2/actions`, a list with everything.
    func secondActionsAnswer(_ question: Question) -> Answer {
        .json(.array(actions(at: question.milliseconds).map(\.secondVersion)))
    }

    /// Answers the actions of the cluster, of all nodes or of one; all or one by name.
    func plainActions(_ question: Question, of type: String) -> Answer {
        if type == "node", let uid = question.uid, node(uid) == nil {
            return .unknown("node", uid)
        }
        let mine = actions(at: question.milliseconds).filter {
            $0.objectType == type && (question.uid == nil || $0.object == question.uid)
        }
        guard let name = question.name else {
            return .json(["actions": .array(mine.map(\.plain))])
        }
        guard let action = mine.first(where: { $0.name == name }) else {
            return .nothing("there is no action \(name)")
        }
        return .json(action.plain)
    }
}
