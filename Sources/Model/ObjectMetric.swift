/// The metrics about a cluster and its objects that are no statistics; see `MetricCatalogue`.
package enum ObjectMetric: Int, CaseIterable, Sendable {
    case up
    case lastSuccess
    case authenticationState
    case tlsState
    case clusterInfo
    case nodeStatus
    case nodeInfo
    case nodeMaintenance
    case nodeAcceptsShards
    case nodeTotalMemory
    case nodeUptime
    case nodeCores
    case nodeShards
    case databaseStatus
    case databaseMemoryLimit
    case databasePrimaryShards
    case databaseReplication
    case databaseBackupStatus
    case databaseImportStatus
    case databaseExportStatus
    case shardStatus
    case shardDetailedStatus
    case alertActive
    case alertEnabled
    case licenseExpiry
    case licenseExpired
    case licenseShardsLimit

    /// Its place in the catalogue.
    package var id: MetricID { Self.identifiers[rawValue] }

    /// Its row in the catalogue.
    package var metric: Metric { MetricCatalogue[id] }

    private static let identifiers = allCases.map { MetricCatalogue.identifier(of: $0.definition) }
}
