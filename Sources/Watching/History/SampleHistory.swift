package import Model
package import TimeSeries

/// Which series a sample belongs to.
package struct SeriesKey: Hashable, Sendable {
    /// The metric.
    package var metric: MetricID
    /// The object that was measured.
    package var uid: UID

    /// Joins a metric and an object.
    package init(metric: MetricID, uid: UID) {
        self.metric = metric
        self.uid = uid
    }
}

/// The samples of one cluster, filled from what its resources say.
///
/// A statistic carries its own time, the end of the span that it was measured over, and not the
/// time of the read: two reads of the same sample are one sample.
package struct SampleHistory: Sendable {
    /// Between two searches for samples and series that nobody feeds any more.
    static let expiryPeriod = Duration.seconds(60)

    /// The samples by object; a metric's place in the catalogue is the number of its column.
    package private(set) var store: SeriesStore<SampledObject>
    /// How far it reaches back.
    package let retention: Duration
    private var lastExpiry: Timestamp?

    /// An empty history of at most `budget` bytes that reaches back for `retention`.
    package init(budget: Int, retention: Duration) {
        self.retention = retention
        store = SeriesStore(budget: budget, retention: retention.wholeMilliseconds)
    }

    /// Changes the budget; samples that no longer fit are dropped, the oldest first.
    ///
    /// For a reload, after which more or fewer clusters share what the daemon may take.
    package mutating func setBudget(_ bytes: Int) {
        store.setBudget(bytes)
    }

    /// The samples of a series, oldest first; empty when it is unknown.
    ///
    /// An object that changed its name or place was several in turn; theirs are joined.
    package func samples(of series: SeriesKey) -> [Sample] {
        let kind: ObjectKind
        switch MetricCatalogue[series.metric].source {
        case .statistic(let measured, _, _): kind = measured
        case .object(let listed, _, _): kind = listed
        case .daemon: return []
        }
        let parts = store.allSubjects.filter { $0.kind == kind && $0.uid == series.uid }
            .map { store.samples(of: series.metric.index, in: $0) }
        guard parts.count > 1 else { return parts.first ?? [] }
        return parts.joined().sorted { $0.milliseconds < $1.milliseconds }
    }

    /// Adds what a resource said; only statistics are samples.
    ///
    /// An object without labels is not there any more, or not yet.
    mutating func append(
        _ reading: Reading,
        at wall: Timestamp,
        labels: (ObjectKind, UID) -> String?
    ) {
        expire(at: wall)
        guard case .statistics(let kind, let objects) = reading else { return }
        for object in objects {
            guard let labels = labels(kind, object.uid) else { continue }
            let time = (object.end ?? wall).milliseconds
            let row = object.values.map { Cell(column: $0.metric.index, value: $0.number) }
            let subject = SampledObject(kind: kind, uid: object.uid, labels: labels)
            store.append(row, at: time, to: subject)
        }
    }

    /// Adds means of the past, each object's in the order of time; returns how many values it took.
    ///
    /// They lie in tables of their own, so that the newest row of an object stays the newest, and
    /// are sealed at once, since nothing will follow them.
    mutating func appendPast(
        _ samples: [ObjectStatistics],
        of kind: ObjectKind,
        _ rollup: Rollup,
        labels: (UID) -> String?
    ) -> Int {
        var subjects: [UID: SampledObject] = [:]
        var count = 0
        for sample in samples {
            guard let end = sample.end else { continue }
            if subjects[sample.uid] == nil {
                guard let labels = labels(sample.uid) else { continue }
                subjects[sample.uid] = SampledObject(
                    kind: kind,
                    uid: sample.uid,
                    labels: labels,
                    rollup: rollup
                )
            }
            guard let subject = subjects[sample.uid] else { continue }
            let row = sample.values.map { Cell(column: $0.metric.index, value: $0.number) }
            count += store.append(row, at: end.milliseconds, to: subject)
        }
        for subject in subjects.values.sorted(by: { $0.uid < $1.uid }) { store.seal(subject) }
        return count
    }

    /// Takes what is not kept in a file yet, and counts it as kept.
    package mutating func takeUnkept() -> SeriesStore<SampledObject>.Taken { store.takeUnkept() }

    /// Counts as not kept what could not be written.
    mutating func putBack(_ taken: SeriesStore<SampledObject>.Taken) { store.putBack(taken) }

    private mutating func expire(at wall: Timestamp) {
        // A clock that was set back counts as a period over, or expiry would stop for as long.
        if let last = lastExpiry, wall >= last, wall - last < Self.expiryPeriod { return }
        lastExpiry = wall
        store.expire(now: wall.milliseconds)
    }
}
