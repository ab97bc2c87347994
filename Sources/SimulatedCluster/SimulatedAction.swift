/// Something that the cluster is busy with, or was: a task, a state machine or a backup.
struct SimulatedAction: Sendable, Equatable {
    enum Kind: String, Sendable {
        case task
        case stateMachine = "state-machine"
        case other
    }

    enum Status: Sendable {
        case running
        case completed
        case failed
    }

    let kind: Kind
    let name: String
    /// `cluster`, `node` or `bdb`.
    let objectType: String
    /// The uid of the node or database, 0 for the cluster.
    let object: Int
    var status = Status.running
    /// Percent.
    var progress: Double
    /// In milliseconds since 1970.
    var started: Int64
    /// When it last gave a sign of life, in milliseconds since 1970.
    var heartbeat: Int64

    /// The id, which has the form of a UUID and follows from kind and object.
    var id: String {
        let kinds: [Kind: Int] = [.task: 2, .stateMachine: 1, .other: 3]
        let number = String(1_000_000 + object)
        let digits = String(repeating: "0", count: max(0, 11 - number.count)) + number
        return "00000000-0000-4000-8000-\(kinds[kind] ?? 0)\(digits)"
    }

    /// Returns the action as `/v1/actions` has it: the progress of a task is text.
    func json(in version: SimulatedVersion) -> JSON {
        var object: JSON = ["action_uid": .string(id), "name": .string(name)]
        switch kind {
        case .task, .other:
            if objectType == "node" { object.append("node_uid", .string("\(self.object)")) }
            object.append("progress", .string("\(Int(progress))"))
            object.append("status", .string(status(running: "running")))
            object.append("task_id", .string(id))
            if version >= .v8_0 {
                object.append("creation_time", .string("\(started / 1_000)"))
            }
            object.append(contentsOf: failure)
        case .stateMachine:
            object.append("object_name", .string("\(objectType):\(self.object)"))
            object.append("status", .string(status(running: "active")))
            object.append("heartbeat", .integer(Int(heartbeat / 1_000)))
            object.append("progress", .number(progress))
            object.append("state", "proxy_policy")
            if version >= .v7_22 { object.append("pending_ops", [:]) }
            if status == .failed { object.append("error", "the change did not succeed") }
        }
        return object
    }

    /// Returns the action as nodes and the cluster list theirs: the progress is a number.
    var plain: JSON {
        var object: JSON = ["name": .string(name)]
        if objectType == "node" { object.append("node_uid", .string("\(self.object)")) }
        object.append("status", .string(status(running: "running")))
        object.append("progress", .number(progress))
        object.append(contentsOf: failure)
        return object
    }

    /// Returns the action as `/v2/actions` has it: times and progress are numbers.
    var secondVersion: JSON {
        [
            "action_type": .string(kind.rawValue), "action_uid": .string(id),
            "additional_info": [
                "object_type": .string(objectType), "object_uid": .string("\(object)"),
            ],
            "creation_time": .integer(Int(started / 1_000)), "name": .string(name),
            "progress": .number(progress), "status": .string(status(running: "running")),
        ]
    }

    private var failure: JSON {
        guard status == .failed else { return [:] }
        return [
            "error_code": "insufficient_resources",
            "error_message": "there are not enough resources",
        ]
    }

    private func status(running: String) -> String {
        switch status {
        case .running: running
        case .completed: "completed"
        case .failed: "failed"
        }
    }
}
