package import Model

/// What is known of one resource of one cluster.
package struct ResourceState: Sendable {
    /// When it was last read, or was last known to be unsupported.
    package var lastRead: Moment?
    /// When it was last asked for, on the monotonic clock.
    package var lastAsked: Duration?
    /// Whether the last attempt was good; nil before the first one.
    package var succeeded: Bool?
    /// False once the cluster said that it does not have it.
    package var isSupported = true
    /// How long the last attempt took.
    package var duration: Duration?
    /// Until when it is not asked for, after the role was refused it.
    package var deniedUntil: Duration?
    /// What it said when it was last read.
    package var reading: Reading?

    /// Why the last attempt failed, in words; nil after a good one.
    package var failure: String?
    /// The newest of its samples, of a statistic.
    var newestSample: NewestSample?

    /// Each object, where each has an answer of its own.
    package var objects: [UID: ObjectState] = [:]

    /// The versions of the nodes under which it was last read; nil when it never was.
    var readUnder: Set<String>?
    /// The versions of the nodes under which it was missing; nil while that is to be found out.
    var missingUnder: Set<String>?
    /// Whether its second path is the one to ask.
    var usesAlternative = false

    /// A resource that was never asked for.
    package init() {}
}

/// What is known of one object that is asked for by itself.
package struct ObjectState: Hashable, Sendable {
    /// When it was last asked for, on the monotonic clock.
    package var lastAsked: Duration
    /// When it last answered.
    package var lastRead: Duration?
    /// What it said then; nil when it has nothing to say.
    package var reading: Reading?

    /// What it said of its availability, where that was the question.
    package var availability: DatabaseAvailability? {
        if case .availability(let availability)? = reading { availability } else { nil }
    }
}

/// The newest sample of a statistic, and since when it is that.
struct NewestSample: Hashable, Sendable {
    /// When it was measured, by the cluster's clock.
    var end: Timestamp
    /// When it was first seen, on the monotonic clock.
    var seen: Duration
}
