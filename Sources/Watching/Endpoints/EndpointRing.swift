/// The configured endpoints of a cluster, of which the working one is kept.
///
/// The endpoint in use is asked until it fails; then each of the others is tried once, in turn,
/// before the schedule backs off. A redirect to the primary node is remembered for as long as the
/// node that it leads to answers.
package struct EndpointRing: Sendable {
    /// Those of the configuration, in its order.
    package let configured: [Endpoint]
    private var index = 0
    private var failures = 0
    private var primary: Endpoint?
    /// Whether the endpoint in use answered the last time.
    package private(set) var isWorking = false
    /// How often another endpoint was taken into use.
    package private(set) var failovers = 0

    /// A ring that starts with the first endpoint; there is at least one.
    package init(_ configured: [Endpoint]) {
        precondition(!configured.isEmpty, "a cluster needs an endpoint")
        self.configured = configured
    }

    /// The configured endpoint in use.
    package var current: Endpoint { configured[index] }

    /// Where requests go: the node that the endpoint in use redirected to, or itself.
    package var target: Endpoint { primary ?? current }

    /// Remembers that the endpoint in use redirects to `endpoint`.
    package mutating func redirected(to endpoint: Endpoint) {
        primary = endpoint == current ? nil : endpoint
    }

    /// Takes in that the target answered.
    package mutating func succeeded() {
        isWorking = true
        failures = 0
    }

    /// Takes in that the target failed; returns whether there is another one to try right away.
    package mutating func failed() -> Bool {
        // A node that worked so far and is gone has a successor, which the endpoint itself knows.
        // An endpoint that still leads to a dead node does not: then the next one is asked.
        let hasLostPrimary = primary != nil && isWorking
        (isWorking, primary) = (false, nil)
        if hasLostPrimary { return true }
        failures += 1
        guard configured.count > 1 else { return false }
        index = (index + 1) % configured.count
        failovers += 1
        return failures < configured.count
    }
}
