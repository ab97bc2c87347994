/// One alert of one object: the cluster (no uid), a node, a database, or a source of a database.
struct AlertKey: Hashable, Sendable {
    let name: String
    let uids: [Int]

    init(_ name: String, _ uids: Int...) {
        self.name = name
        self.uids = uids
    }

    init(_ name: String, uids: [Int]) {
        self.name = name
        self.uids = uids
    }
}

/// How an alert changed last.
struct AlertChange: Sendable, Equatable {
    var isOn: Bool
    /// In milliseconds since 1970.
    var time: Int64
    /// Whether the event log tells that it went on.
    var isLogged = false
}
