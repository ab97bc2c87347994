package import Alerting
package import ClusterAPI
import Model

extension AlertKey {
    /// The resource that the alert is judged by, where it is one.
    package var resource: Resource? {
        switch kind {
        case .nodeDown, .quorumLost: .nodes
        case .clusterCheckFailed: .clusterCheck
        case .actionStuck: .actions
        case .managerAlert: alertResource
        case .databaseUnavailable: .databaseAvailability
        case .databaseNotActive, .databaseChangeStuck, .syncOutOfDate, .backupFailed,
            .importFailed, .exportFailed:
            .databases
        case .shardDown, .shardRoleMismatch, .replicationLinkDown: .shards
        case .licenseExpiring, .licenseExpired: .license
        case .certificateExpiring: .certificates
        case .passwordExpiring, .userLocked: .users
        case .unexpectedResponse, .permissionDenied, .dataStale: namedResource
        case .clusterUnreachable, .tlsVerificationFailed, .authenticationRejected,
            .bufferNotDurable:
            nil
        }
    }

    private var namedResource: Resource? {
        if case .resource(let name) = subject { Resource(rawValue: name) } else { nil }
    }

    private var alertResource: Resource? {
        switch subject.object {
        case .cluster: .clusterAlerts
        case .node: .nodeAlerts
        case .database: .databaseAlerts
        case .source(.activeSource, _, _): .activeSourceAlerts
        case .source: .replicaSourceAlerts
        case .shard, .user, .action, .certificate, .resource, .alert: nil
        }
    }
}
