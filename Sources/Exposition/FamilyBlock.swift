package import Model

/// One metric family of one source, rendered: the header and the finished sample lines.
package struct FamilyBlock: Sendable, Equatable {
    /// The family's name, by which a document is sorted.
    package let name: String

    /// The `# HELP` and `# TYPE` lines, each with its line feed.
    package let header: [UInt8]

    /// Whether it counts, which the other format writes otherwise.
    package let kind: Metric.Kind

    /// The unit at the end of its name; empty without one.
    package let unit: String

    /// The sample lines in the order they are exposed, each with its line feed.
    ///
    /// They are the same in both formats.
    package internal(set) var samples: [UInt8]

    /// The header as a format has it.
    func header(in format: ExpositionFormat) -> [UInt8] {
        switch format {
        case .text: header
        case .openMetrics: openMetricsHeader
        }
    }

    /// Made of the text header when it is asked for, since few ask and most blocks live long.
    ///
    /// The family of a counter goes without the `_total` of its samples, and a unit is told only
    /// where the name ends with it.
    private var openMetricsHeader: [UInt8] {
        let isCounter = kind == .counter && name.hasSuffix(Self.counterEnd)
        let family = isCounter ? String(name.dropLast(Self.counterEnd.count)) : name
        var bytes = Array("# TYPE \(family) \(kind.rawValue)\n".utf8)
        // A time is told in seconds, whatever they are counted from.
        let unit = unit == "timestamp_seconds" ? "seconds" : unit
        if !unit.isEmpty, family.hasSuffix("_" + unit) {
            bytes += "# UNIT \(family) \(unit)\n".utf8
        }
        bytes += "# HELP \(family) ".utf8
        for byte in help {
            if byte == UInt8(ascii: "\"") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// The text between the name and the end of the first line of the header.
    private var help: ArraySlice<UInt8> {
        header.dropFirst("# HELP \(name) ".utf8.count).prefix { $0 != UInt8(ascii: "\n") }
    }

    private static let counterEnd = "_total"
}
