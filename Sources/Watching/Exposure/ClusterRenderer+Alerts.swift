import ClusterAPI
import Exposition
import Model

extension ClusterRenderer {
    /// Adds the cluster manager's own alerts about everything that is still listed.
    mutating func addManagerAlerts() {
        let nodes = Listed(lastNodes, by: \.uid)
        let databases = Listed(lastDatabases, by: \.uid)
        var listed: [(scope: ManagerAlert.Scope, alert: ManagerAlert)] = []
        for resource in Self.alertResources {
            guard case .managerAlerts(let scope, let alerts)? = reading(of: resource) else {
                continue
            }
            for alert in alerts {
                let mayExist =
                    switch scope {
                    case .cluster: true
                    case .node: nodes.mayExist(alert.owner)
                    case .database, .replicaSource, .activeSource: databases.mayExist(alert.owner)
                    }
                if mayExist { listed.append((scope, alert)) }
            }
        }
        for (place, labels) in sorted(listed, by: { self.labels(of: $0.alert, $0.scope) }) {
            table.add(.alertActive, labels, listed[place].alert.isActive)
            table.add(.alertEnabled, labels, listed[place].alert.isEnabled)
        }
    }

    private static let alertResources: [Resource] = [
        .clusterAlerts, .nodeAlerts, .databaseAlerts, .replicaSourceAlerts, .activeSourceAlerts,
    ]

    private func labels(of alert: ManagerAlert, _ scope: ManagerAlert.Scope) -> LabelSet {
        labels(("alert", alert.name), ("object", alert.object), ("scope", scope.rawValue))
    }
}
