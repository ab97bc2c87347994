/// An alert of the product: its scope, threshold, severity, and what it measures.
struct AlertDefinition: Sendable {
    /// The kind of object that has the alert.
    enum Scope: String, Sendable {
        case cluster
        case node
        case database
        case replicaSource = "replica-source"
        case activeActiveSource = "active-active-source"
    }

    let name: String
    let scope: Scope
    /// The threshold of a fresh cluster, nil for a plain switch.
    var threshold: String?
    /// Whether a fresh cluster has it on; most are off.
    var isEnabled = false
    /// The severity while the alert is on; INFO while it is off.
    var severity = "WARNING"
    /// The key under which the change carries a measured value, nil for none.
    var measure: String?
    var versions: ClosedRange<SimulatedVersion> = .v6_2 ... .v8_2

    /// Returns the alerts of a scope that a release family has, ordered by name.
    static func all(_ scope: Scope, in version: SimulatedVersion) -> [AlertDefinition] {
        all.filter { $0.scope == scope && $0.versions.contains(version) }
            .sorted { $0.name < $1.name }
    }

    /// Returns the alert of that name in a scope, nil when there is none.
    static func named(_ name: String, _ scope: Scope) -> AlertDefinition? {
        all.first { $0.name == name && $0.scope == scope }
    }
}
