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

    /// For one object at a time as well, with one bound for all resources of the group.
    ///
    /// What explains a trouble, not what raises an alarm.
    case detail

    /// Whether each object has an answer of its own.
    package var isByObject: Bool { self == .rotating || self == .detail }

    /// The most objects that one cycle asks for, whatever there are.
    ///
    /// Of each ``rotating`` resource that many, and of all ``detail`` resources together.
    package static let objectsPerCycle = 10
    /// How many slow intervals lie between two reads of the ``rare`` resources.
    package static let slowIntervalsPerRare = 5
}
