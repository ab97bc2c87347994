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

    let histories: [ClusterHistory]
    let archive: SampleArchive?
    let positions: [SamplePlace: Int64]
    /// The position of an object that has none.
    let beginning: Int64

    /// What goes next, the oldest first; empty when nothing waits.
    func next() async throws(StorageError) -> [Parcel] {
        var parcels: [Parcel] = []
        var lateObjects: Set<SamplePlace> = []
        var known: Set<SamplePlace> = []
        for history in histories {
            for object in history.objects {
                let place = SamplePlace(cluster: history.cluster, object: object)
                known.insert(place)
                let position = positions[place] ?? beginning
                guard let span = history.span(of: object), span.upperBound > position else {
                    continue
                }
                if archive != nil, span.lowerBound > position { lateObjects.insert(place) }
                parcels.append(live(place, history, position))
            }
        }
        let archived = try await archived(lateObjects, besides: known)
        let covered = Set(archived.map(\.place))
        parcels.removeAll { covered.contains($0.place) }
        return together(parcels + archived)
    }

    private func live(
        _ place: SamplePlace,
        _ history: ClusterHistory,
        _ position: Int64
    ) -> Parcel {
        Parcel(
            place,
            ClusterHistory.labels(
                of: place.object.labels,
                in: history.cluster,
                with: history.labels
            ),
            history.samples(of: place.object, after: position)
                .map { (MetricCatalogue[$0.metric].name, $0.samples) },
            after: position
        )
    }

    /// What lies in the file of objects that memory does not reach back for, or does not know.
    private func archived(
        _ late: Set<SamplePlace>,
        besides known: Set<SamplePlace>
    ) async throws(StorageError) -> [Parcel] {
        guard let archive else { return [] }
        let (positions, beginning) = (positions, beginning)
        let statics = Dictionary(uniqueKeysWithValues: histories.map { ($0.cluster, $0.labels) })
        return try await archive.read { reader throws(StorageError) in
            var parcels: [Parcel] = []
            for archived in try reader.objects() {
                guard let place = SamplePlace(archived),
                    late.contains(place) || !known.contains(place)
                else { continue }
                let position = positions[place] ?? beginning
                let pieces = try reader.chunks(
                    of: archived.number,
                    after: position,
                    atMost: Self.chunksAtATime
                )
                guard !pieces.isEmpty else { continue }
                let labels = ClusterHistory.labels(
                    of: archived.labels,
                    in: archived.cluster,
                    with: statics[archived.cluster] ?? []
                )
                let series = pieces.samplesByMetric
                parcels.append(Parcel(place, labels, series, after: position))
            }
            return parcels
        }
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
        let object = SampledObject(kind: kind, uid: archived.uid, labels: archived.labels)
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
