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
            var chunks = Remembered(tails: tails)
            let own = objects.filter { $0.kind == kind }.groupedByLabels
            for id in MetricCatalogue.statisticMetrics(of: kind) {
                var writer = TimedFamilyWriter(MetricCatalogue[id])
                for series in own {
                    let pieces = try chunks.pieces(of: series, span, &reader)
                    append(pieces, of: MetricCatalogue[id].name, series[0], to: &writer)
                    if writer.byteCount > Self.blockBytes { try write(writer.take()) }
                }
                try write(writer.take())
            }
        }
        try write(TimedFamilyWriter.end)
        return reader.unreadable
    }

    /// The pieces of each object of a kind, as far as there is room for them.
    private struct Remembered {
        let tails: [Int64: [ArchivedPiece]]
        private var pieces: [Int64: [ArchivedPiece]] = [:]
        private var bytes = 0

        init(tails: [Int64: [ArchivedPiece]]) {
            self.tails = tails
        }

        mutating func pieces(
            of series: [ArchivedObject],
            _ span: ClosedRange<Int64>,
            _ reader: inout ArchiveReader
        ) throws(StorageError) -> [ArchivedPiece] {
            var all: [ArchivedPiece] = []
            for object in series { all += try pieces(of: object.number, span, &reader) }
            return all
        }

        private mutating func pieces(
            of object: Int64,
            _ span: ClosedRange<Int64>,
            _ reader: inout ArchiveReader
        ) throws(StorageError) -> [ArchivedPiece] {
            if let known = pieces[object] { return known }
            let read = try reader.chunks(of: object, span) + (tails[object] ?? [])
            bytes += read.reduce(0) { $0 + $1.chunk.byteCount }
            if bytes <= HistoryExport.rememberedBytesMax { pieces[object] = read }
            return read
        }
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

extension [ArchivedObject] {
    /// Those that are one series each, with all that was read of them at whatever time.
    fileprivate var groupedByLabels: [[ArchivedObject]] {
        var groups: [[ArchivedObject]] = []
        for object in self {
            if let last = groups.last?.first, last.cluster == object.cluster,
                last.labels == object.labels
            {
                groups[groups.count - 1].append(object)
            } else {
                groups.append([object])
            }
        }
        return groups
    }
}
