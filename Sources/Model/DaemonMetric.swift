/// The metrics of the daemon about itself; see `MetricCatalogue`.
package enum DaemonMetric: Int, CaseIterable, Sendable {
    case resourceSuccess
    case resourceSupported
    case resourceDuration
    case resourceAge
    case decodeFailures
    case requests
    case endpointActive
    case endpointFailovers
    case loginFailures
    case cycleDuration
    case seriesOverLimit
    case alertFiring
    case bufferBytes
    case bufferSamples
    case bufferDroppedSamples
    case bufferBackfilledSamples
    case bufferFileBytes
    case remoteWriteSentSamples
    case remoteWriteRefusedSamples
    case remoteWriteFailures
    case remoteWriteLag
    case buildInfo
    case configLastReloadSuccessful
    case configLastReloadSuccess
    case webConfigLastReloadSuccessful
    case logWriteFailures
    case entriesDropped
    case alertmanagerAlerts
    case alertmanagerFailures
    case processCPU
    case processResidentMemory
    case processVirtualMemory
    case processOpenFiles
    case processMaximumFiles
    case processStart
    case processThreads

    /// Its place in the catalogue.
    package var id: MetricID { Self.identifiers[rawValue] }

    /// Its row in the catalogue.
    package var metric: Metric { MetricCatalogue[id] }

    private static let identifiers = allCases.map { MetricCatalogue.identifier(of: $0.definition) }
}
