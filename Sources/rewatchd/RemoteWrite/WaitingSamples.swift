import Exposition
import Model
import Storage
import TimeSeries
import Watching

/// Finds what a receiver has not taken yet.
///
/// Each object has its own position, the time of the last sample that was taken. What memory has
/// behind it is taken from there as long as memory reaches back to it; otherwise the oldest chunks
/// in the file come first. All objects go on together in time: a receiver such as Prometheus takes
/// nothing that is an hour older than what it has of any other series.
struct WaitingSamples {
    /// How far objects go on at a time, in milliseconds.
    private static let stride: Int64 = 10 * 60_000
    /// How many chunks of an object are read at a time.
    private static let chunksAtATime = 2
    /// How many samples go into a request, more or less.
    static let samplesMax = 5_000

    let history: HistoryReader
    let positions: [SamplePlace: Int64]
    /// The position of an object that has none.
    let beginning: Int64

    /// What goes next, the oldest first; empty when nothing waits.
    func next() async throws(StorageError) -> [Parcel] {
        let histories = await history.memory()
        var parcels: [Parcel] = []
        var lateObjects: Set<SamplePlace> = []
        var known: Set<SamplePlace> = []
        for history in histories {
            let places = Dictionary(grouping: history.objects) { object in
                SamplePlace(cluster: history.cluster, object: object)
            }
            for (place, objects) in places {
                known.insert(place)
                let position = positions[place] ?? beginning
                let spans = objects.compactMap(history.span)
                guard let newest = spans.map(\.upperBound).max(), newest > position else {
                    continue
                }
                let oldest = spans.map(\.lowerBound).min() ?? newest
                if self.history.archive != nil, oldest > position { lateObjects.insert(place) }
                parcels.append(live(place, objects, history, position))
            }
        }
        let archived = try await archived(lateObjects, besides: known, histories)
        let covered = Set(archived.map(\.place))
        parcels.removeAll { covered.contains($0.place) }
        // Asked once more: the file may have got samples since memory was looked at.
        let held = Held(histories, await history.memory())
        return together((parcels + archived).map(held.cut))
    }

    /// From when on samples have to wait for older ones.
    private struct Held {
        private var times: [String: [ObjectKind: Int64]] = [:]

        init(_ histories: [ClusterHistory]...) {
            for history in histories.joined() {
                times[history.cluster, default: [:]].merge(history.held) { min($0, $1) }
            }
        }

        func cut(_ parcel: Parcel) -> Parcel {
            guard let time = times[parcel.place.cluster]?[parcel.place.object.kind] else {
                return parcel
            }
            var parcel = parcel
            parcel.cut(after: time)
            return parcel
        }
    }

    private func live(
        _ place: SamplePlace,
        _ objects: [SampledObject],
        _ history: ClusterHistory,
        _ position: Int64
    ) -> Parcel {
        var series: [MetricID: [Sample]] = [:]
        for object in objects {
            for (metric, samples) in history.samples(of: object, after: position) {
                series[metric, default: []] += samples
            }
        }
        return Parcel(
            place,
            ClusterHistory.labels(
                of: place.object.labels,
                in: history.cluster,
                with: history.labels
            ),
            series.sorted { $0.key < $1.key }.map { (MetricCatalogue[$0.key].name, $0.value) },
            after: position
        )
    }

    /// What lies in the file of objects that memory does not reach back for, or does not know.
    private func archived(
        _ late: Set<SamplePlace>,
        besides known: Set<SamplePlace>,
        _ histories: [ClusterHistory]
    ) async throws(StorageError) -> [Parcel] {
        guard let archive = history.archive else { return [] }
        let (positions, beginning) = (positions, beginning)
        let statics = Dictionary(uniqueKeysWithValues: histories.map { ($0.cluster, $0.labels) })
        return try await archive.read { reader throws(StorageError) in
            var found: [SamplePlace: [ArchivedObject]] = [:]
            for archived in try reader.objects() {
                guard let place = SamplePlace(archived),
                    late.contains(place) || !known.contains(place)
                else { continue }
                found[place, default: []].append(archived)
            }
            var parcels: [Parcel] = []
            for (place, objects) in found {
                let position = positions[place] ?? beginning
                let (pieces, reach) = try Self.oldest(of: objects, after: position, &reader)
                guard !pieces.isEmpty else { continue }
                let labels = ClusterHistory.labels(
                    of: place.object.labels,
                    in: place.cluster,
                    with: statics[place.cluster] ?? []
                )
                var parcel = Parcel(place, labels, pieces.samplesByMetric, after: position)
                parcel.cut(after: reach)
                parcels.append(parcel)
            }
            return parcels
        }
    }

    /// The oldest chunks of what is one series, and up to when nothing of it is missing.
    private static func oldest(
        of objects: [ArchivedObject],
        after position: Int64,
        _ reader: inout ArchiveReader
    ) throws(StorageError) -> (pieces: [ArchivedPiece], reach: Int64) {
        var all: [ArchivedPiece] = []
        var reach = Int64.max
        for object in objects {
            let pieces = try reader.chunks(
                of: object.number,
                after: position,
                atMost: chunksAtATime
            )
            all += pieces
            if pieces.count == chunksAtATime, let newest = pieces.map(\.chunk.newest).max() {
                reach = min(reach, newest)
            }
        }
        return (all, reach)
    }

    /// Takes the oldest up to a common time, and not more than a request should hold.
    private func together(_ parcels: [Parcel]) -> [Parcel] {
        let dated = parcels.compactMap { parcel in parcel.oldest.map { ($0, parcel) } }
            .sorted { $0.0 < $1.0 }
        guard let oldest = dated.first?.0 else { return [] }
        var taken: [Parcel] = []
        var count = 0
        for (start, parcel) in dated where start <= oldest + Self.stride {
            var parcel = parcel
            parcel.cut(after: oldest + Self.stride)
            taken.append(parcel)
            count += parcel.sampleCount
            if count >= Self.samplesMax { break }
        }
        return taken
    }
}

extension SamplePlace {
    /// The place of an object in the file; nil for a kind of another version.
    init?(_ archived: ArchivedObject) {
        guard let kind = archived.kind else { return nil }
        let object = SampledObject(
            kind: kind,
            uid: archived.uid,
            labels: archived.labels,
            rollup: archived.rollup
        )
        self.init(cluster: archived.cluster, object: object)
    }
}

extension [ArchivedPiece] {
    /// The samples of each metric, in the order of the pieces.
    fileprivate var samplesByMetric: [(metric: String, samples: [Sample])] {
        Set(flatMap(\.metrics)).sorted().map { metric in
            var samples: [Sample] = []
            for piece in self { piece.append(metric, to: &samples) }
            return (metric, samples)
        }
    }
}
