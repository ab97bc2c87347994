/// How often a resource is read, and what its failure means.
package enum PollGroup: Hashable, Sendable, CaseIterable {
    /// In every cycle; `redis_enterprise_up` needs all of them.
    case core
    /// In every cycle.
    case fast
    /// In the cycles of the slow interval.
    case slow
    /// In the cycles of every fifth slow interval: what seldom changes, or costs the cluster much.
    case rare
    /// For one object at a time: some in every cycle, each at most once in a slow interval.
    case rotating

    /// The most objects of a ``rotating`` resource that one cycle asks for, whatever there are.
    package static let objectsPerCycle = 10
    /// How many slow intervals lie between two reads of the ``rare`` resources.
    package static let slowIntervalsPerRare = 5
}
