/// The management roles of the product, each with one built-in user in the simulated cluster.
package enum SimulatedRole: String, Sendable, CaseIterable {
    /// May do everything.
    case admin
    /// May see and change everything but users.
    case clusterMember = "cluster_member"
    /// May see what monitoring needs; the role for the daemon.
    case clusterViewer = "cluster_viewer"
    /// May see and change databases.
    case databaseMember = "db_member"
    /// May see databases, not the event log.
    case databaseViewer = "db_viewer"
    /// May see and change users.
    case userManager = "user_manager"
    /// May not use the management interface at all.
    case none

    /// Returns the name of the built-in user that has this role.
    package var userName: String { "\(rawValue)@example.com" }

    /// Whether the role may see what an endpoint shows.
    func permits(_ permission: Resource.Permission) -> Bool {
        switch permission {
        case .anyLogin: true
        case .view: self != .none
        case .events: self != .none && self != .databaseViewer
        case .users: self == .admin || self == .userManager
        case .security: self == .admin
        }
    }
}
