/// A wall-clock time in milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored.
///
/// Samples and journal entries carry it. It may step back when the machine's clock is set, so
/// nothing is scheduled or measured with it: that is ``Moment/monotonic``'s part.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since the epoch; negative before 1970.
    package var milliseconds: Int64

    /// Makes a timestamp from milliseconds since the epoch.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Makes a timestamp from whole seconds since the epoch.
    package init(seconds: Int64) {
        self.milliseconds = seconds * 1_000
    }

    /// Seconds since the epoch with a fraction, the form that Prometheus uses.
    package var seconds: Double { Double(milliseconds) / 1_000 }

    /// Orders by time.
    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// Measures from one wall time to another; negative when the clock was set back between them.
    package static func - (left: Timestamp, right: Timestamp) -> Duration {
        .milliseconds(left.milliseconds - right.milliseconds)
    }

    /// Moves a wall time by a duration, to the millisecond.
    package static func + (left: Timestamp, right: Duration) -> Timestamp {
        Timestamp(milliseconds: left.milliseconds + right.wholeMilliseconds)
    }
}

extension Duration {
    /// The duration in whole milliseconds, rounded toward zero.
    package var wholeMilliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// The duration in seconds with a fraction.
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
