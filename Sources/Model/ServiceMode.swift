/// Whether an optional service of the cluster is switched on.
///
/// One that matters for watching: without `alert_mgr` the cluster raises no alert any more.
package struct ServiceMode: Hashable, Sendable {
    /// Its name, such as `alert_mgr`.
    package var name: String
    /// Whether it is switched on; nil when the answer did not say it.
    package var isEnabled: Bool?

    /// Makes a service of which nothing but its name is known.
    package init(name: String) {
        self.name = name
    }
}
