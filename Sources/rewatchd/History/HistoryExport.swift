import Exposition
import Model
import Storage
import TimeSeries
import Watching

/// Writes what the file holds as OpenMetrics with timestamps.
///
/// A family stands together in the document but its samples are spread over all chunks of its kind
/// of object, so the chunks are read once for each metric; the first of them are remembered. Memory
/// does not grow with the length of the export.
struct HistoryExport {
    /// The chunks that are remembered, by their bytes.
    private static let rememberedBytesMax = 32 << 20
    /// How many bytes are gathered before they are written.
    private static let blockBytes = 1 << 16

    /// The configured clusters with their static labels.
    let labels: [String: [StaticLabel]]
    /// Only this cluster; nil for all that are in the file.
    let cluster: String?
    let span: ClosedRange<Int64>

    /// Writes the document piece by piece; returns how many chunks could not be read.
    func write(
        _ reader: inout ArchiveReader,
        to write: ([UInt8]) throws(StorageError) -> Void
    ) throws(StorageError) -> Int {
        let objects = try reader.objects(of: cluster)
        let tails = try reader.tails()
        for kind in ObjectKind.allCases {
            let own = objects.filter { $0.kind == kind }
            var remembered: [Int64: [ArchivedPiece]] = [:]
            var bytes = 0
            for id in MetricCatalogue.statisticMetrics(of: kind) {
                let metric = MetricCatalogue[id]
                var writer = TimedFamilyWriter(metric)
                for object in own {
                    var pieces = remembered[object.number] ?? []
                    if remembered[object.number] == nil {
                        pieces = try reader.chunks(of: object.number, span)
                        pieces += tails[object.number] ?? []
                        bytes += pieces.reduce(0) { $0 + $1.chunk.byteCount }
                        if bytes <= Self.rememberedBytesMax { remembered[object.number] = pieces }
                    }
                    append(pieces, of: metric.name, object, to: &writer)
                    if writer.byteCount > Self.blockBytes { try write(writer.take()) }
                }
                try write(writer.take())
            }
        }
        try write(TimedFamilyWriter.end)
        return reader.unreadable
    }

    private func append(
        _ pieces: [ArchivedPiece],
        of metric: String,
        _ object: ArchivedObject,
        to writer: inout TimedFamilyWriter
    ) {
        var samples: [Sample] = []
        for piece in pieces { piece.append(metric, to: &samples) }
        guard !samples.isEmpty else { return }
        let labels = ClusterHistory.labels(
            of: object.labels,
            in: object.cluster,
            with: labels[object.cluster] ?? []
        )
        for sample in samples.inOrder(within: span) {
            writer.append(labels, sample.value, at: sample.milliseconds)
        }
    }
}
