import TimeSeries

/// The same day as text, for Prometheus to make its chunks of.
enum OpenMetricsDump {
    /// Writes the samples of ``BufferReport/Day`` series by series.
    static func run(_ times: Workload.Times) {
        let day = BufferReport.Day(times)
        for column in 0..<Workload.columns {
            print("# TYPE column_\(column) gauge")
            for database in 0..<BufferReport.databases {
                for row in day.rows where row.database == database {
                    let (time, value) = (row.time, row.cells[column].value)
                    let fraction = String(time % 1_000 + 1_000).dropFirst()
                    print(
                        "column_\(column){db=\"\(database)\"} \(value) \(time / 1_000).\(fraction)"
                    )
                }
            }
        }
        print("# EOF")
    }
}
