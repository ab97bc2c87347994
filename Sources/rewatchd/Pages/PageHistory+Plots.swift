import Model
import Pages
import Storage
import TimeSeries
import Watching

/// The samples of one object by metric, and which of their times are means of the past.
struct ObjectSamples: Sendable {
    var samples: [MetricID: [Sample]] = [:]
    var coarse: [ClosedRange<Int64>] = []
}

extension PageHistory {
    /// The most samples of an object that a page looks at; a week of all ten seconds has fewer.
    static let samplesMax = 2_000_000

    /// The samples of an object from a time on, from the file and from memory, each once.
    func samples(
        of metrics: [MetricID],
        _ object: (kind: ObjectKind, uid: UID),
        in cluster: String,
        since start: Int64
    ) async -> ObjectSamples {
        var found = await archived(metrics, object, in: cluster, since: start)
        if let history = await memory(cluster) {
            for part in history.objects(object.kind, object.uid) {
                for metric in metrics {
                    let samples = history.samples(of: metric, in: part)
                        .filter { $0.milliseconds >= start }
                    found.add(samples, of: metric, part.rollup)
                }
            }
        }
        for (metric, samples) in found.samples {
            found.samples[metric] = samples.inOrder(within: start...Int64.max)
        }
        found.coarse = found.coarse.joined()
        return found
    }

    /// What lies in the file; nothing where it cannot be read, which other pages say.
    private func archived(
        _ metrics: [MetricID],
        _ object: (kind: ObjectKind, uid: UID),
        in cluster: String,
        since start: Int64
    ) async -> ObjectSamples {
        guard let archive = reader.archive else { return ObjectSamples() }
        let names = metrics.map { ($0, MetricCatalogue[$0].name) }
        let found = try? await archive.read { reader throws(StorageError) in
            var found = ObjectSamples()
            var count = 0
            let objects = try reader.objects(of: cluster)
                .filter { $0.kind == object.kind && $0.uid == object.uid }
            for object in objects where count < Self.samplesMax {
                let pieces = try reader.chunks(of: object.number, start...Int64.max)
                for (metric, name) in names {
                    var samples: [Sample] = []
                    for piece in pieces { piece.append(name, to: &samples) }
                    count += samples.count
                    samples.removeAll { $0.milliseconds < start }
                    found.add(samples, of: metric, object.rollup)
                }
            }
            return found
        }
        return found ?? ObjectSamples()
    }
}

extension ObjectSamples {
    fileprivate mutating func add(_ samples: [Sample], of metric: MetricID, _ rollup: Rollup?) {
        guard !samples.isEmpty else { return }
        self.samples[metric, default: []] += samples
        guard let rollup else { return }
        coarse += samples.map { $0.milliseconds - rollup.length...$0.milliseconds }
    }
}

extension [ClosedRange<Int64>] {
    /// The same times in as few ranges as will do, in order.
    fileprivate func joined() -> [ClosedRange<Int64>] {
        var result: [ClosedRange<Int64>] = []
        for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound {
                let end = Swift.max(last.upperBound, range.upperBound)
                result[result.count - 1] = last.lowerBound...end
            } else {
                result.append(range)
            }
        }
        return result
    }
}
