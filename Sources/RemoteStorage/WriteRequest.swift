package import TimeSeries

/// A request of remote write 1.0: series with samples that a receiver shall take.
///
///     WriteRequest { repeated TimeSeries timeseries = 1 }
///
/// Source: <https://prometheus.io/docs/specs/prw/remote_write_spec/>.
package struct WriteRequest: Sendable {
    /// The type of the body.
    package static let contentType = "application/x-protobuf"
    /// The further headers that go with every request.
    package static let headers = [
        "Content-Encoding: snappy", "X-Prometheus-Remote-Write-Version: 0.1.0",
    ]

    private var writer = ProtobufWriter()
    /// How many samples were added.
    package private(set) var sampleCount = 0

    /// A request without series.
    package init() {}

    /// Adds a series whose samples are in the order of time.
    ///
    /// Labels without a value are left out, as an engine would.
    package mutating func add(
        _ metric: String,
        _ labels: [(name: String, value: String)],
        _ samples: [Sample]
    ) {
        guard !samples.isEmpty else { return }
        sampleCount += samples.count
        writer.writeSeries(metric, labels, samples)
    }

    /// The body, compressed.
    package var body: [UInt8] { Snappy.compress(writer.bytes) }
}
