package import Model

/// From when to when there are samples of an object that are means over the same spans.
package struct SampleSpan: Hashable, Sendable {
    /// The object.
    package let uid: UID
    /// What they are means over; nil for those that were read as they came.
    package let rollup: Rollup?
    /// The first and the last time.
    package let times: ClosedRange<Timestamp>

    /// Joins a span.
    package init(_ uid: UID, _ rollup: Rollup?, _ times: ClosedRange<Timestamp>) {
        self.uid = uid
        self.rollup = rollup
        self.times = times
    }

    /// All the time that the samples say something of, in milliseconds.
    var covered: ClosedRange<Int64> {
        let length = rollup?.length ?? 1
        return times.lowerBound.milliseconds - length + 1...times.upperBound.milliseconds
    }
}
