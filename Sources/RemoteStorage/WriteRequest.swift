package import TimeSeries

/// A request of remote write 1.0: series with samples that a receiver shall take.
///
///     WriteRequest { repeated TimeSeries timeseries = 1 }
///     TimeSeries   { repeated Label labels = 1, repeated Sample samples = 2 }
///     Label        { string name = 1, string value = 2 }
///     Sample       { double value = 1, int64 timestamp = 2 }
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
        // Receivers want the labels sorted by name; the name of the metric is the first.
        let sorted = labels.filter { !$0.value.isEmpty }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        writer.write(field: 1) { series in
            for label in [(name: "__name__", value: metric)] + sorted {
                series.write(field: 1) { message in
                    message.write(label.name, field: 1)
                    message.write(label.value, field: 2)
                }
            }
            for sample in samples {
                series.write(field: 2) { message in
                    message.write(sample.value, field: 1)
                    message.write(sample.milliseconds, field: 2)
                }
            }
        }
    }

    /// The body, compressed.
    package var body: [UInt8] { Snappy.compress(writer.bytes) }
}
