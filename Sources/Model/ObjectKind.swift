/// What a statistic, a status or an alert can be about.
package enum ObjectKind: String, Hashable, Sendable, CaseIterable {
    case cluster
    case node
    case database
    case shard
    /// The link between an endpoint of a database and one of the proxies that serve it.
    case endpoint
    /// What a member of an Active-Active database takes from another member and sends to it.
    case peer = "database_peer"
    /// What a database takes from one of its Replica Of sources.
    case source = "database_source"
}
