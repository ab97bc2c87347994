import TimeSeries

extension ProtobufWriter {
    /// Writes a series, which remote write and remote read have in common.
    ///
    ///     TimeSeries   { repeated Label labels = 1, repeated Sample samples = 2 }
    ///     Label        { string name = 1, string value = 2 }
    ///     Sample       { double value = 1, int64 timestamp = 2 }
    ///
    /// Engines want the labels sorted by name, and none without a value.
    mutating func writeSeries(
        _ metric: String,
        _ labels: [(name: String, value: String)],
        _ samples: [Sample]
    ) {
        let sorted = ([(name: "__name__", value: metric)] + labels.filter { !$0.value.isEmpty })
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        write(field: 1) { series in
            for label in sorted {
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
}
