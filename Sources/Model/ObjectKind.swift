/// What a statistic, a status or an alert can be about.
package enum ObjectKind: String, Hashable, Sendable, CaseIterable {
    case cluster
    case node
    case database
    case shard
}
