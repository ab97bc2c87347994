/// Where the data of a database comes from, besides its own clients.
package enum SimulatedOrigin: Sendable, Equatable {
    /// From nowhere else.
    case clients
    /// From one other database, of which it is a replica.
    case replicaOf
    /// From the two other members of an Active-Active database.
    case activeActive

    /// The uids of the sources: the one database, or the replica ids of the other members.
    var sources: [Int] {
        switch self {
        case .clients: []
        case .replicaOf: [1]
        case .activeActive: [2, 3]
        }
    }
}

extension SimulatedClusterConfiguration {
    /// Returns where the data of a database comes from.
    func origin(ofDatabase uid: Int) -> SimulatedOrigin {
        if uid <= activeActiveDatabases { return .activeActive }
        return uid <= activeActiveDatabases + replicaDatabases ? .replicaOf : .clients
    }
}
