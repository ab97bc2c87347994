import Model
import Synchronization
import TimeSeries
import Watching

/// Keeps samples as a file does, and outlives the watchers of a run.
final class MemorySampleKeeper: SampleKeeper {
    private struct Kept {
        var sealed: [UnkeptPiece<SampledObject>] = []
        var head: [UnkeptPiece<SampledObject>] = []
    }

    let retention = Duration.seconds(7 * 86_400)
    private let disk: SimulatedDisk
    private let state = Mutex<[SampledObject: Kept]>([:])

    init(on disk: SimulatedDisk) {
        self.disk = disk
    }

    func keep(
        _ pieces: [UnkeptPiece<SampledObject>],
        of cluster: String,
        at wall: Timestamp
    ) async throws(StateKeepingError) {
        guard !pieces.isEmpty else { return }
        try await disk.write { self.take(pieces) }
    }

    private func take(_ pieces: [UnkeptPiece<SampledObject>]) {
        state.withLock { state in
            for piece in pieces {
                var kept = state[piece.subject] ?? Kept()
                if piece.kind != .moreRows { kept.head = [] }
                if piece.kind == .sealed {
                    kept.sealed.append(piece)
                } else {
                    kept.head.append(piece)
                }
                state[piece.subject] = kept
            }
        }
    }

    /// As a new program asks it, which will not go on with the heads of the one before.
    func newestSamples(of cluster: String) -> [ObjectKind: Timestamp] {
        state.withLock { state in
            var newest: [ObjectKind: Timestamp] = [:]
            for (object, kept) in state {
                state[object] = Kept(sealed: kept.sealed + kept.head)
                guard object.rollup == nil else { continue }
                for piece in kept.sealed + kept.head {
                    let time = Timestamp(milliseconds: piece.chunk.newest)
                    newest[object.kind] = max(newest[object.kind] ?? time, time)
                }
            }
            return newest
        }
    }

    /// The samples in a gap and behind it.
    func spans(around gap: KeptGap, of cluster: String) -> [SampleSpan] {
        state.withLock { state in
            state.filter { $0.key.kind == gap.kind }.flatMap { object, kept in
                (kept.sealed + kept.head).compactMap { piece in
                    let times = piece.chunk.times.filter { $0 > gap.start.milliseconds }
                    guard let first = times.min(), let last = times.max() else { return nil }
                    let span =
                        Timestamp(milliseconds: first)...Timestamp(milliseconds: last)
                    return SampleSpan(object.uid, object.rollup, span)
                }
            }
        }
    }

    /// All that is kept, piece by piece.
    var allSamples: [(object: SampledObject, metric: MetricID, samples: [Sample])] {
        let pieces = state.withLock { state in state.values.flatMap { $0.sealed + $0.head } }
        return pieces.flatMap { piece in
            piece.columns.enumerated().map { place, column in
                (piece.subject, MetricID(index: column), piece.chunk.samples(of: place))
            }
        }
    }

    /// The objects of which there are samples, each once.
    var objects: Set<SampledObject> {
        state.withLock { state in
            Set(
                state.keys.map { object in
                    SampledObject(kind: object.kind, uid: object.uid, labels: object.labels)
                }
            )
        }
    }

    /// All samples of a metric of an object in the order of time, with what they are means over.
    func samples(
        of metric: MetricID,
        in object: SampledObject
    ) -> [(sample: Sample, rollup: Rollup?)] {
        state.withLock { state in
            ([nil] + Rollup.allCases).flatMap { rollup in
                var object = object
                object.rollup = rollup
                let kept = state[object] ?? Kept()
                return (kept.sealed + kept.head).flatMap { piece -> [(Sample, Rollup?)] in
                    guard let column = piece.columns.firstIndex(of: metric.index) else { return [] }
                    return piece.chunk.samples(of: column).map { ($0, rollup) }
                }
            }.sorted { $0.0.milliseconds < $1.0.milliseconds }
        }
    }
}
