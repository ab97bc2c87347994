extension AlertKind {
    /// The times and the severity of the kind unless configured.
    package var defaultRule: AlertRule { description.rule }

    /// The row of the kind in the table of alerts.
    package var description: AlertDescription {
        switch self {
        case .clusterUnreachable: .clusterUnreachable
        case .tlsVerificationFailed: .tlsVerificationFailed
        case .authenticationRejected: .authenticationRejected
        case .unexpectedResponse: .unexpectedResponse
        case .permissionDenied: .permissionDenied
        case .dataStale: .dataStale
        case .quorumLost: .quorumLost
        case .nodeDown: .nodeDown
        case .clusterCheckFailed: .clusterCheckFailed
        case .actionStuck: .actionStuck
        case .managerAlert: .managerAlert
        case .databaseUnavailable: .databaseUnavailable
        case .databaseNotActive: .databaseNotActive
        case .databaseChangeStuck: .databaseChangeStuck
        case .syncOutOfDate: .syncOutOfDate
        case .backupFailed: .backupFailed
        case .importFailed: .importFailed
        case .exportFailed: .exportFailed
        case .shardDown: .shardDown
        case .shardRoleMismatch: .shardRoleMismatch
        case .replicationLinkDown: .replicationLinkDown
        case .licenseExpiring: .licenseExpiring
        case .licenseExpired: .licenseExpired
        case .certificateExpiring: .certificateExpiring
        case .passwordExpiring: .passwordExpiring
        case .userLocked: .userLocked
        case .bufferNotDurable: .bufferNotDurable
        }
    }

    /// The kinds of which exactly one says why a cluster cannot be read.
    package static let reasonsUnreadable = allCases.filter {
        $0.description.section == .unreadable
    }

    /// The kinds whose condition is that an end is near, for which `before` says how near.
    package static let endings: [AlertKind] = [
        .licenseExpiring, .certificateExpiring, .passwordExpiring,
    ]
}
