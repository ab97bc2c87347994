import Exposition
import Model
import Storage
import TimeSeries
import Watching

/// Where samples come from, as a receiver's position knows it.
///
/// What was read as it came and means of the past of the same object are one series to a receiver,
/// and have one position.
struct SamplePlace: Hashable, Sendable {
    let cluster: String
    let object: SampledObject

    init(cluster: String, object: SampledObject) {
        self.cluster = cluster
        var object = object
        object.rollup = nil
        self.object = object
    }
}

/// The samples of one object that go to a receiver together.
struct Parcel: Sendable {
    let place: SamplePlace
    let labels: LabelSet
    var series: [(metric: String, samples: [Sample])]

    /// The first time that it holds; nil when it is empty.
    var oldest: Int64? { series.compactMap(\.samples.first?.milliseconds).min() }

    /// The last time that it holds; nil when it is empty.
    var newest: Int64? { series.compactMap(\.samples.last?.milliseconds).max() }

    var sampleCount: Int { series.reduce(0) { $0 + $1.samples.count } }

    /// Makes a parcel of what is newer than a time, each series in the order of time.
    init(
        _ place: SamplePlace,
        _ labels: LabelSet,
        _ series: [(metric: String, samples: [Sample])],
        after time: Int64
    ) {
        self.place = place
        self.labels = labels
        let (least, overflows) = time.addingReportingOverflow(1)
        let span = (overflows ? .max : least)...Int64.max
        self.series = series.map { ($0.metric, $0.samples.inOrder(within: span)) }
            .filter { !$0.samples.isEmpty }
    }

    /// Leaves out what is newer than a time.
    mutating func cut(after time: Int64) {
        series = series.map { one in
            (one.metric, Array(one.samples.prefix { $0.milliseconds <= time }))
        }.filter { !$0.samples.isEmpty }
    }
}
