import Exposition
import Model
import Storage
import TimeSeries
import Watching

/// A series with the samples that were asked for.
struct FoundSeries: Sendable {
    let metric: String
    let labels: LabelSet
    var samples: [Sample]
}

/// What samples are asked for.
struct HistoryQuestion: Sendable {
    /// Alternatives, each of which is conditions that hold together.
    var selectors: [[SeriesMatcher]]
    /// From when to when, in milliseconds since 1970.
    var span: ClosedRange<Int64>
}

/// Finds samples in memory and in the file, whatever lies where.
///
/// The newest lie in memory, and so does what could not be written; what is older than memory
/// reaches, and all from before the start, lies in the file. Much lies in both and is told once.
struct HistoryReader: Sendable {
    /// Why a question is not answered.
    enum Failure: Error {
        case tooManySeries(limit: Int)
        case tooManySamples(limit: Int)
        case file(StorageError)
    }

    /// The most series of an answer.
    static let seriesMax = 10_000
    /// The most samples that are gathered for an answer.
    static let samplesMax = 5_000_000

    /// Nil where nothing is kept in a file.
    let archive: SampleArchive?
    let memory: @Sendable () async -> [ClusterHistory]

    /// Finds the series in the order of their names and labels, each with its samples in order.
    func series(_ question: HistoryQuestion) async throws(Failure) -> [FoundSeries] {
        let histories = await memory()
        var found: [String: [LabelSet: [Sample]]] = [:]
        var count = 0
        for part in try await archived(question, histories) + live(question, histories) {
            count += part.samples.count
            guard count <= Self.samplesMax else { throw .tooManySamples(limit: Self.samplesMax) }
            found[part.metric, default: [:]][part.labels, default: []] += part.samples
        }
        let series = found.flatMap { metric, rows in
            rows.map { FoundSeries(metric: metric, labels: $0.key, samples: $0.value) }
        }
        guard series.count <= Self.seriesMax else { throw .tooManySeries(limit: Self.seriesMax) }
        return series.map { one in
            var one = one
            one.samples = one.samples.inOrder(within: question.span)
            return one
        }.filter { !$0.samples.isEmpty }
            .sorted { ($0.metric, $0.labels) < ($1.metric, $1.labels) }
    }

    private func live(
        _ question: HistoryQuestion,
        _ histories: [ClusterHistory]
    ) -> [FoundSeries] {
        histories.flatMap { history in
            history.objects.flatMap { object in
                let labels = ClusterHistory.labels(
                    of: object.labels,
                    in: history.cluster,
                    with: history.labels
                )
                return question.metrics(of: object.kind, labels).map { id in
                    FoundSeries(
                        metric: MetricCatalogue[id].name,
                        labels: labels,
                        samples: history.samples(of: id, in: object)
                            .filter { question.span.contains($0.milliseconds) }
                    )
                }
            }
        }
    }

    private func archived(
        _ question: HistoryQuestion,
        _ histories: [ClusterHistory]
    ) async throws(Failure) -> [FoundSeries] {
        guard let archive else { return [] }
        let statics = Dictionary(
            uniqueKeysWithValues: histories.map { ($0.cluster, $0.labels) }
        )
        do throws(StorageError) {
            return try await archive.read { reader throws(StorageError) in
                var found: [FoundSeries] = []
                var count = 0
                for object in try reader.objects() where count <= Self.samplesMax {
                    let statics = statics[object.cluster] ?? []
                    let series = try Self.series(question, of: object, statics, &reader)
                    count += series.reduce(0) { $0 + $1.samples.count }
                    found += series
                }
                return found
            }
        } catch {
            throw .file(error)
        }
    }

    /// The series of one object in the file.
    private static func series(
        _ question: HistoryQuestion,
        of object: ArchivedObject,
        _ statics: [StaticLabel],
        _ reader: inout ArchiveReader
    ) throws(StorageError) -> [FoundSeries] {
        guard let kind = object.kind else { return [] }
        let labels = ClusterHistory.labels(of: object.labels, in: object.cluster, with: statics)
        let metrics = question.metrics(of: kind, labels)
        guard !metrics.isEmpty else { return [] }
        let pieces = try reader.chunks(of: object.number, question.span)
        return metrics.map { id in
            let metric = MetricCatalogue[id].name
            var samples: [Sample] = []
            for piece in pieces { piece.append(metric, to: &samples) }
            return FoundSeries(metric: metric, labels: labels, samples: samples)
        }
    }
}

extension HistoryQuestion {
    /// The metrics of a kind of object that one of the selectors takes.
    func metrics(of kind: ObjectKind, _ labels: LabelSet) -> [MetricID] {
        let fitting = selectors.filter { $0.matches(labels) }
        guard !fitting.isEmpty else { return [] }
        return MetricCatalogue.statisticMetrics(of: kind).filter { id in
            fitting.contains { $0.matches(metric: MetricCatalogue[id].name) }
        }
    }
}
