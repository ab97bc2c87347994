package import Model

/// Writes a family of OpenMetrics 1.0 whose samples carry their times.
///
/// The samples of a series stand together in the order of time, the series of a family too; the
/// document ends with ``end``. Source: <https://prometheus.io/docs/specs/om/open_metrics_spec/>.
package struct TimedFamilyWriter: Sendable {
    /// What the last line of a document says.
    package static let end = Array("# EOF\n".utf8)

    private let name: [UInt8]
    /// What was written since it was last taken.
    private var written: [UInt8] = []
    private var hasHeader = false
    private let header: [UInt8]

    /// Begins the family of a catalogue row.
    package init(_ metric: Metric) {
        name = Array(metric.name.utf8)
        var header = Array("# TYPE \(metric.name) \(metric.kind.rawValue)\n".utf8)
        header += "# HELP \(metric.name) ".utf8
        header.append(escaping: metric.help, quotes: true)
        header.append(UInt8(ascii: "\n"))
        self.header = header
    }

    /// Appends a sample at a time in milliseconds since 1970.
    package mutating func append(_ labels: LabelSet, _ value: Double, at milliseconds: Int64) {
        if !hasHeader { written += header }
        hasHeader = true
        written += name
        written.append(UInt8(ascii: "{"))
        written += labels.bytes
        written += "} ".utf8
        written.append(decimal: value)
        written.append(UInt8(ascii: " "))
        written.append(seconds: milliseconds)
        written.append(UInt8(ascii: "\n"))
    }

    /// The bytes that wait to be taken.
    package var byteCount: Int { written.count }

    /// Takes what was written so far.
    package mutating func take() -> [UInt8] {
        defer { written.removeAll(keepingCapacity: true) }
        return written
    }
}

extension [UInt8] {
    /// Appends a time as decimal seconds, without a fraction where there is none.
    package mutating func append(seconds milliseconds: Int64) {
        if milliseconds < 0 { append(UInt8(ascii: "-")) }
        append(digits: milliseconds.magnitude / 1_000)
        let fraction = milliseconds.magnitude % 1_000
        guard fraction > 0 else { return }
        append(UInt8(ascii: "."))
        for divisor in [100, 10, 1] as [UInt64] {
            append(UInt8(ascii: "0") + UInt8(fraction / divisor % 10))
        }
    }
}
