/// An alert that a fault raises by name, whether its cause is there or not.
package struct SimulatedAlert: Sendable, Equatable {
    /// `cluster`, `node`, `database`, `replica-source` or `active-active-source`.
    package var scope: String
    /// The name as the API has it, such as `node_cpu_utilization`.
    package var name: String
    /// The nodes or databases that have it; none for the cluster.
    package var uids: [Int] = []
    /// Whether the alert is enabled; a disabled one is on only for who ignores the settings.
    package var isEnabled = true

    /// Describes an alert; whether the name exists is checked when the fault is switched on.
    package init(scope: String, name: String, uids: [Int] = [], isEnabled: Bool = true) {
        self.scope = scope
        self.name = name
        self.uids = uids
        self.isEnabled = isEnabled
    }
}
