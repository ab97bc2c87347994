/// What the proxy of a node is set to; it has no status.
package struct Proxy: Hashable, Sendable {
    /// The node that it belongs to.
    package var uid: UID
    /// The most client connections that it takes.
    package var connectionsLimit: Double?
    /// Its threads now.
    package var threads: Double?
    /// The most threads that it may have.
    package var threadsLimit: Double?

    /// Makes a proxy of which nothing but its node is known.
    package init(uid: UID) {
        self.uid = uid
    }
}
