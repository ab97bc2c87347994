import ClusterAPI
import Exposition
import Model

extension ClusterRenderer {
    /// Adds the cluster manager's own alerts about everything that is still listed.
    mutating func addManagerAlerts() {
        let nodes = Listed(lastNodes, by: \.uid)
        let databases = Listed(lastDatabases, by: \.uid)
        var rows: [(labels: LabelSet, alert: ManagerAlert)] = []
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
                guard mayExist else { continue }
                rows.append((labels(of: alert, scope), alert))
            }
        }
        rows.sort { $0.labels < $1.labels }
        for (labels, alert) in rows {
            table.add(.alertActive, labels, alert.isActive)
            table.add(.alertEnabled, labels, alert.isEnabled)
        }
    }

    private static let alertResources: [Resource] = [
        .clusterAlerts, .nodeAlerts, .databaseAlerts, .replicaSourceAlerts, .activeSourceAlerts,
    ]

    private func labels(of alert: ManagerAlert, _ scope: ManagerAlert.Scope) -> LabelSet {
        labels(("scope", scope.rawValue), ("object", alert.object), ("alert", alert.name))
    }
}
