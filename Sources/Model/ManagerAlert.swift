/// One of the cluster manager's own alerts, as its alert resources tell it.
package struct ManagerAlert: Hashable, Sendable {
    /// What kind of object it is about; the raw value is the `scope` label.
    package enum Scope: String, Hashable, Sendable, CaseIterable {
        case cluster
        case node
        case database
        case replicaSource = "replica_source"
        case activeSource = "crdt_source"
    }

    /// The cluster, the node or the database; of a source, the database that takes from it.
    package var owner: UID
    /// The source within its database; nil for other scopes, and where the answer has none.
    package var source: UID?
    /// The alert's name, such as `node_memory`.
    package var name: String
    /// Whether it is raised, whatever ``isEnabled`` says; nil when the answer did not say it.
    package var isActive: Bool?
    /// Whether it is switched on in the cluster; nil when the answer did not say it.
    package var isEnabled: Bool?
    /// When it was last switched on or off, by the cluster's clock.
    package var changed: Timestamp?
    /// From where on it is raised, as the API writes it; only of one that is raised.
    package var threshold: String?
    /// What was measured when it was raised, such as `memory_util 81.2`.
    package var values: String?
    /// The cluster manager's own word for how bad it is; only of one that is raised.
    package var severity: String?

    /// Makes an alert of which nothing but its name is known.
    package init(owner: UID, source: UID? = nil, name: String) {
        self.owner = owner
        self.source = source
        self.name = name
    }

    /// The object that it is about, as the `object` label writes it: `5`, or `5:1` for a source.
    package var object: String {
        source.map { "\(owner):\($0)" } ?? owner.text
    }
}
