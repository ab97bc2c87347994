/// The metrics about a cluster and its objects that are no statistics; see `MetricCatalogue`.
package enum ObjectMetric: Int, CaseIterable, Sendable {
    case up
    case lastSuccess
    case authenticationState
    case tlsState
    case clusterInfo
    case passwordLifetime
    case lockoutThreshold
    case lockoutDuration
    case lockoutReset
    case savedEventsLimit
    case autoRecovery
    case replicaReplacement
    case shardsOverbooking
    case rackAwareness
    case bootstrapStatus
    case clusterCheckPassed
    case moduleInfo
    case certificateExpiry
    case runningActions
    case stuckActions
    case failedActions
    case oldestAction
    case userStatus
    case userPasswordExpiry
    case userLastLogin
    case nodeStatus
    case nodeInfo
    case nodeMaintenance
    case nodeAcceptsShards
    case nodeTotalMemory
    case nodeUptime
    case nodeCores
    case nodeShards
    case nodeMemoryShards
    case nodeFlashShards
    case nodeShardsLimit
    case nodeEphemeralStorage
    case nodePersistentStorage
    case nodeFlashSize
    case nodeProvisionalMemoryLimit
    case nodeFreeProvisionalMemory
    case nodeOverbookingDepth
    case nodePrimaryShards
    case nodeReplicaShards
    case nodeCheckPassed
    case databaseStatus
    case databaseAvailable
    case databaseMemoryLimit
    case databasePrimaryShards
    case databaseReplication
    case databaseBackupStatus
    case databaseImportStatus
    case databaseExportStatus
    case databaseBackupProgress
    case databaseImportProgress
    case databaseExportProgress
    case databaseBackupEnabled
    case databaseBackupInterval
    case databaseLastBackup
    case databaseLastExport
    case databaseConnectionsLimit
    case databaseActiveActive
    case databaseInfo
    case databaseReplicaSync
    case databaseActiveSync
    case sourceStatus
    case sourceLag
    case shardStatus
    case shardDetailedStatus
    case shardSyncRemaining
    case shardLoadingProgress
    case shardReported
    case shardSyncStatus
    case alertActive
    case alertEnabled
    case licenseExpiry
    case licenseExpired
    case licenseShardsLimit
    case licenseMemoryShardsLimit
    case licenseFlashShardsLimit
    case licenseMemoryShards
    case licenseFlashShards

    /// Its place in the catalogue.
    package var id: MetricID { Self.identifiers[rawValue] }

    /// Its row in the catalogue.
    package var metric: Metric { MetricCatalogue[id] }

    private static let identifiers = allCases.map { MetricCatalogue.identifier(of: $0.definition) }
}
