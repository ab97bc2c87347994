import Exposition
import Model
import Systemd
import Watching

/// The `rewatchd_` metrics that belong to no cluster.
struct ProgramMetrics {
    let buffers: [ClusterReport.Buffer]
    let reload: ReloadStatus
    /// Whether the web configuration file is in force as it is; nil where there is none.
    let isWebFileCurrent: Bool?
    /// What the log gave up.
    let failures: WriteFailures
    /// What an Alertmanager took, and how often it did not; nil where there is none.
    let notifications: (alerts: Int, failures: Int)?
    /// The bytes of the buffer's file; nil where there is none.
    let fileBytes: Int?
    /// How the sending to each receiver stands.
    let receivers: [RemoteWriteStatus]
    /// The wall time.
    let now: Timestamp

    /// The families, sorted.
    var part: ExpositionPart {
        let labels = LabelSet([("version", Version.number), ("revision", Version.revision)])
        return ExpositionPart(
            [
                family(.buildInfo, labels, 1),
                family(.configLastReloadSuccessful, [:], reload.isSuccessful ? 1 : 0),
                family(.configLastReloadSuccess, [:], reload.lastSuccess.seconds),
                family(.bufferBytes, [:], Double(buffers.reduce(0) { $0 + $1.bytes })),
                family(.bufferSamples, [:], Double(buffers.reduce(0) { $0 + $1.samples })),
                family(.logWriteFailures, [:], Double(failures.count)),
                droppedEntries,
                dropped,
                file,
            ] + webFile + sending + remoteWriting
        )
    }

    private var webFile: [FamilyBlock] {
        guard let isWebFileCurrent else { return [] }
        return [family(.webConfigLastReloadSuccessful, [:], isWebFileCurrent ? 1 : 0)]
    }

    private var dropped: FamilyBlock {
        var writer = FamilyWriter(DaemonMetric.bufferDroppedSamples.metric)
        let reasons = Set(buffers.flatMap(\.dropped.keys)).sorted()
        for reason in reasons {
            let count = buffers.reduce(0) { $0 + ($1.dropped[reason] ?? 0) }
            writer.append(LabelSet([("reason", reason)]), Int64(count))
        }
        return writer.finish()
    }

    private var file: FamilyBlock {
        var writer = FamilyWriter(DaemonMetric.bufferFileBytes.metric)
        if let fileBytes { writer.append([:], Double(fileBytes)) }
        return writer.finish()
    }

    private var sending: [FamilyBlock] {
        guard let notifications else { return [] }
        return [
            family(.alertmanagerAlerts, [:], Double(notifications.alerts)),
            family(.alertmanagerFailures, [:], Double(notifications.failures)),
        ]
    }

    private var droppedEntries: FamilyBlock {
        var writer = FamilyWriter(DaemonMetric.entriesDropped.metric)
        let dropped = failures.dropped
        writer.append(LabelSet([("class", "alert")]), Int64(clamping: dropped.alerts))
        writer.append(LabelSet([("class", "event")]), Int64(clamping: dropped.events))
        return writer.finish()
    }

    private var remoteWriting: [FamilyBlock] {
        [
            family(.remoteWriteSentSamples) { Double($0.sent) },
            family(.remoteWriteRefusedSamples) { Double($0.refused) },
            family(.remoteWriteFailures) { Double($0.failures) },
            family(.remoteWriteLag) { [now] figures in
                figures.oldestWaiting.map { max(0, now.seconds - Double($0) / 1_000) } ?? 0
            },
        ]
    }

    private func family(
        _ metric: DaemonMetric,
        _ value: (RemoteWriteStatus.Figures) -> Double
    ) -> FamilyBlock {
        var writer = FamilyWriter(metric.metric)
        for receiver in receivers.sorted(by: { $0.receiver < $1.receiver }) {
            writer.append(LabelSet([("receiver", receiver.receiver)]), value(receiver.figures))
        }
        return writer.finish()
    }

    private func family(_ metric: DaemonMetric, _ labels: LabelSet, _ value: Double) -> FamilyBlock
    {
        var writer = FamilyWriter(metric.metric)
        writer.append(labels, value)
        return writer.finish()
    }
}
