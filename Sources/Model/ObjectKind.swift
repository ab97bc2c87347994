/// What a statistic, a status or an alert can be about.
package enum ObjectKind: String, Hashable, Sendable, CaseIterable {
    case cluster
    case node
    case database
    case shard
    /// The link between an endpoint of a database and one of the proxies that serve it.
    case endpoint
}
