package import TimeSeries

/// The answer to a request of remote read, a result for each query in its order.
///
///     ReadResponse { repeated QueryResult results = 1 }
///     QueryResult  { repeated TimeSeries timeseries = 1 }
///
/// A series is written as in a ``WriteRequest``.
package struct ReadResponse: Sendable {
    /// The type of the body.
    package static let contentType = "application/x-protobuf"
    /// How the body is compressed.
    package static let contentEncoding = "snappy"

    private var results: [[UInt8]] = []
    private var current = ProtobufWriter()

    /// An answer without results.
    package init() {}

    /// Adds a series to the result of the present query; its samples are in the order of time.
    package mutating func add(
        _ metric: String,
        _ labels: [(name: String, value: String)],
        _ samples: [Sample]
    ) {
        guard !samples.isEmpty else { return }
        current.writeSeries(metric, labels, samples)
    }

    /// Ends the result of the present query, which may be without series.
    package mutating func endResult() {
        results.append(current.bytes)
        current = ProtobufWriter()
    }

    /// The body, compressed: the results that were ended.
    package consuming func body() -> [UInt8] {
        var writer = ProtobufWriter()
        for result in results { writer.write(message: result, field: 1) }
        results = []
        return Snappy.compress(writer.bytes)
    }
}
