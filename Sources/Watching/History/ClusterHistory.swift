package import Exposition
package import Model
package import TimeSeries

/// The samples of one cluster in memory at one moment.
package struct ClusterHistory: Sendable {
    /// The cluster's name.
    package let cluster: String
    /// Its static labels.
    package let labels: [StaticLabel]
    /// From when on the samples of a kind of object are not complete: what is older comes soon.
    package let held: [ObjectKind: Int64]
    private let samples: SampleHistory

    /// Joins a history with the labels of the cluster.
    package init(
        cluster: String,
        labels: [StaticLabel],
        samples: SampleHistory,
        held: [ObjectKind: Int64] = [:]
    ) {
        self.cluster = cluster
        self.labels = labels
        self.samples = samples
        self.held = held
    }

    /// The objects that have samples.
    package var objects: [SampledObject] { samples.store.allSubjects }

    /// The objects of a kind with an identifier: several where its name or place has changed.
    package func objects(_ kind: ObjectKind, _ uid: UID) -> [SampledObject] {
        samples.store.allSubjects.filter { $0.kind == kind && $0.uid == uid }
    }

    /// The samples of a metric of an object, in the order in which they came.
    package func samples(of metric: MetricID, in object: SampledObject) -> [Sample] {
        samples.store.samples(of: metric.index, in: object)
    }

    /// The oldest and the newest time of an object; nil when it has no sample.
    package func span(of object: SampledObject) -> ClosedRange<Int64>? {
        samples.store.span(of: object)
    }

    /// The samples of an object that are newer than a time, by metric.
    package func samples(
        of object: SampledObject,
        after time: Int64
    ) -> [(metric: MetricID, samples: [Sample])] {
        samples.store.samples(of: object, after: time)
            .map { (MetricID(index: $0.column), $0.samples) }
    }

    /// The labels of an object's series in a cluster, from the rendered ones.
    package static func labels(
        of object: String,
        in cluster: String,
        with labels: [StaticLabel]
    ) -> LabelSet {
        let own = LabelSet(rendered: object)?.pairs ?? []
        let common = [("cluster", cluster)] + labels.map { ($0.name, $0.value) }
        return LabelSet(common.map { (name: $0.0, value: $0.1) } + own)
    }
}
