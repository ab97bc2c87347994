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

    /// Each object, where each has an answer of its own.
    package var objects: [UID: ObjectState] = [:]

    /// A resource that was never asked for.
    package init() {}
}

/// What is known of one object that is asked for by itself.
package struct ObjectState: Hashable, Sendable {
    /// When it was last asked for, on the monotonic clock.
    package var lastAsked: Duration
    /// When it last answered.
    package var lastRead: Duration?
    /// What it said then.
    package var availability: DatabaseAvailability?
}
