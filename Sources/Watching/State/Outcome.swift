package import Alerting

/// What a cycle led to; the watcher performs it.
package struct Outcome: Sendable {
    /// What happened, in order.
    package var events: [Event] = []
    /// What has changed in the cluster, in order.
    package var changes: [ClusterEvent] = []
    /// Which alerts changed, in order.
    package var transitions: [Transition] = []

    /// Nothing.
    package init() {}
}
