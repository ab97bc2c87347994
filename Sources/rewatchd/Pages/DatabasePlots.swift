import Model
import Pages
import TimeSeries
import Watching

/// Draws what a database did, from its samples.
struct DatabasePlots {
    /// The metrics of the database itself that are drawn.
    static let metrics: [MetricID] = [
        ViewMetrics.requests, ViewMetrics.reads, ViewMetrics.writes, ViewMetrics.latency,
        ViewMetrics.readLatency, ViewMetrics.writeLatency, ViewMetrics.usedMemory,
        ViewMetrics.connections, ViewMetrics.evictions, ViewMetrics.expiries,
    ]
    /// The most others of which the lag is drawn.
    static let othersMax = 3

    let found: ObjectSamples
    let span: ClosedRange<Int64>
    let memoryLimit: Double?
    /// How far the database is behind each of those that it takes from.
    let lags: [Plot.Curve]
    let marks: [Plot.Mark]

    var plots: [Plot] {
        let limit = memoryLimit.flatMap { $0 > 0 ? $0 : nil }
        let own = [
            plot(
                "Requests",
                .rate,
                [
                    ("all", ViewMetrics.requests), ("reads", ViewMetrics.reads),
                    ("writes", ViewMetrics.writes),
                ]
            ),
            plot(
                "Latency",
                .seconds,
                [
                    ("all", ViewMetrics.latency), ("reads", ViewMetrics.readLatency),
                    ("writes", ViewMetrics.writeLatency),
                ]
            ),
            plot("Memory used", .bytes, [("used", ViewMetrics.usedMemory)], limit: limit),
            plot("Connections", .count, [("open", ViewMetrics.connections)]),
            plot(
                "Evictions and expiries",
                .rate,
                [
                    ("evicted", ViewMetrics.evictions), ("expired", ViewMetrics.expiries),
                ]
            ),
        ]
        guard !lags.isEmpty else { return own }
        return own + [dressed(Plot("Lag behind sources", .count, over: span, curves: lags))]
    }

    private func plot(
        _ title: String,
        _ quantity: Quantity,
        _ curves: [(String, MetricID)],
        limit: Double? = nil
    ) -> Plot {
        let curves = curves.map { Plot.Curve($0, found.samples[$1] ?? []) }
        return dressed(Plot(title, quantity, over: span, curves: curves, limit: limit))
    }

    private func dressed(_ plot: Plot) -> Plot {
        var plot = plot
        plot.coarse = found.coarse
        plot.marks = marks
        return plot
    }
}
