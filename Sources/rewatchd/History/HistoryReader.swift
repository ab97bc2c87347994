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
    /// The times of those that are means of the past, by the length of their spans.
    var coarse: [Rollup: Set<Int64>] = [:]
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
        case tooLong(limit: Duration)
        case file(StorageError)
    }

    /// The most series of an answer.
    static let seriesMax = 10_000
    /// Nil where nothing is kept in a file.
    let archive: SampleArchive?
    let memory: @Sendable () async -> [ClusterHistory]

    /// Finds the series in the order of their names and labels, each with its samples in order.
    func series(_ question: HistoryQuestion) async throws(Failure) -> [FoundSeries] {
        let histories = await memory()
        let parts = try await archived(question, histories) + live(question, histories)
        if question.time.isOver { throw .tooLong(limit: question.time.limit) }
        var found: [String: [LabelSet: Found]] = [:]
        for part in parts {
            found[part.metric, default: [:]][part.labels, default: Found()].add(part)
        }
        var series: [FoundSeries] = []
        var count = 0
        for (metric, rows) in found {
            for (labels, row) in rows {
                let samples = row.samples.inOrder(within: question.span)
                guard !samples.isEmpty else { continue }
                series.append(
                    FoundSeries(
                        metric: metric,
                        labels: labels,
                        samples: samples,
                        coarse: row.coarse
                    )
                )
                count += samples.count
            }
        }
        guard series.count <= Self.seriesMax else { throw .tooManySeries(limit: Self.seriesMax) }
        guard count <= question.samplesMax else {
            throw .tooManySamples(limit: question.samplesMax)
        }
        return series.sorted { ($0.metric, $0.labels) < ($1.metric, $1.labels) }
    }

    /// What was found of one series, from several places.
    private struct Found {
        var samples: [Sample] = []
        var coarse: [Rollup: Set<Int64>] = [:]

        mutating func add(_ part: FoundSeries) {
            samples += part.samples
            coarse.merge(part.coarse) { $0.union($1) }
        }
    }

    /// What lies in memory; a little more than the question allows where it is too much.
    private func live(
        _ question: HistoryQuestion,
        _ histories: [ClusterHistory]
    ) -> [FoundSeries] {
        var count = 0
        return histories.flatMap { history in
            history.objects.flatMap { object -> [FoundSeries] in
                guard count <= question.samplesMax, !question.time.isOver else { return [] }
                let labels = ClusterHistory.labels(
                    of: object.labels,
                    in: history.cluster,
                    with: history.labels
                )
                return question.metrics(of: object.kind, labels).map { id in
                    let samples = history.samples(of: id, in: object)
                        .filter { question.span.contains($0.milliseconds) }
                    count += samples.count
                    let metric = MetricCatalogue[id].name
                    return FoundSeries(metric, labels, samples, object.rollup)
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
                for object in try reader.objects()
                where count <= question.samplesMax && !question.time.isOver {
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
            samples.removeAll { !question.span.contains($0.milliseconds) }
            return FoundSeries(metric, labels, samples, object.rollup)
        }
    }
}

extension FoundSeries {
    /// Joins samples of one place with what they are means over.
    fileprivate init(
        _ metric: String,
        _ labels: LabelSet,
        _ samples: [Sample],
        _ rollup: Rollup?
    ) {
        self.init(metric: metric, labels: labels, samples: samples)
        if let rollup, !samples.isEmpty { coarse = [rollup: Set(samples.map(\.milliseconds))] }
    }
}
