/// How often a resource is read, and what its failure means.
package enum PollGroup: Hashable, Sendable, CaseIterable {
    /// In every cycle; `redis_enterprise_up` needs all of them.
    case core
    /// In every cycle.
    case fast
    /// In the cycles of the slow interval.
    case slow
}
