import Model
import TimeSeries
import Watching

/// The samples that a watcher held at its end, compared with what the cluster had handed out.
struct BufferAudit: Sendable {
    /// How many samples were compared.
    private(set) var compared = 0
    /// The time of the newest sample of a database that was held.
    private(set) var newest: Timestamp?
    private(set) var violations: [String] = []

    /// Compares all samples of a history.
    init(_ history: ClusterHistory, with emitted: EmittedSamples) {
        for object in history.objects {
            for (metric, samples) in history.samples(of: object, after: .min) {
                compare(samples, of: metric, in: object, with: emitted)
            }
            guard object.kind == .database, let span = history.span(of: object) else { continue }
            newest = max(newest ?? ScriptedTime.beginning, Timestamp(milliseconds: span.upperBound))
        }
    }

    /// Compares all samples that are kept in a file.
    init(_ keeper: MemorySampleKeeper, with emitted: EmittedSamples) {
        for (object, metric, samples) in keeper.allSamples {
            compare(samples, of: metric, in: object, with: emitted)
        }
    }

    private mutating func compare(
        _ samples: [Sample],
        of metric: MetricID,
        in object: SampledObject,
        with emitted: EmittedSamples
    ) {
        guard EmittedSamples.kinds.contains(object.kind), EmittedSamples.isCompared(metric) else {
            return
        }
        compared += samples.count
        for sample in samples
        where !emitted.holds(sample, of: metric, in: (object.kind, object.uid)) {
            let name = MetricCatalogue[metric].name
            violations.append("\(name) of \(object.kind) \(object.uid) was never \(sample.value)")
        }
    }
}
