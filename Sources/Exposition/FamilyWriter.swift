package import Model

/// Writes the sample lines of one family, in place.
///
/// Samples are expected in the order of their labels. A line costs no allocation: name and labels
/// are copied from rendered bytes, whole numbers are written digit by digit, and the text of any
/// other number fits into a String without a heap object in nearly all cases.
package struct FamilyWriter: Sendable {
    private let name: String
    private let nameBytes: [UInt8]
    /// The name and the brace that opens the labels.
    private let lineStart: [UInt8]
    private let header: [UInt8]
    private let kind: Metric.Kind
    private let unit: String
    private var samples: [UInt8] = []

    /// Starts the family of a catalogue row.
    package init(_ metric: Metric) {
        self.init(name: metric.name, help: metric.help, kind: metric.kind, unit: metric.unit)
    }

    /// Starts a family by name, for metrics that have no row of their own.
    package init(name: String, help: String, kind: Metric.Kind, unit: String = "") {
        self.name = name
        self.kind = kind
        self.unit = unit
        nameBytes = Array(name.utf8)
        lineStart = nameBytes + [UInt8(ascii: "{")]
        var header: [UInt8] = []
        header += "# HELP \(name) ".utf8
        header.append(escaping: help, quotes: false)
        header += "\n# TYPE \(name) \(kind.rawValue)\n".utf8
        self.header = header
    }

    /// Makes room for sample lines, best the size of the last rendering.
    package mutating func reserve(bytes: Int) {
        samples.reserveCapacity(bytes)
    }

    /// Appends a sample; NaN and the infinities are written as Prometheus spells them.
    package mutating func append(_ labels: LabelSet, _ value: Double) {
        start(labels)
        samples.append(decimal: value)
        samples.append(UInt8(ascii: "\n"))
    }

    /// Appends a sample of a whole number, exactly, also beyond 2^53.
    package mutating func append(_ labels: LabelSet, _ value: some FixedWidthInteger) {
        start(labels)
        samples.append(digits: value)
        samples.append(UInt8(ascii: "\n"))
    }

    /// Appends an object's states: one line per state, 1 for the active one and 0 for all others.
    package mutating func append(_ labels: LabelSet, _ states: StateSet, active: String) {
        let activeIndex = states.index(of: active)
        // What stands before and behind the state is the same in all lines of the object.
        let place = labels.place(of: states.label)
        var before = lineStart + labels.bytes[..<place.lowerBound]
        if place.lowerBound == labels.bytes.endIndex, !labels.isEmpty {
            before.append(UInt8(ascii: ","))
        }
        var behind = Array(labels.bytes[place.upperBound...])
        if let next = behind.first, next != UInt8(ascii: ",") {
            behind.insert(UInt8(ascii: ","), at: 0)
        }
        behind += Self.inactiveEnd
        for index in states.rendered.indices {
            samples.append(joining: before, states.rendered[index], behind)
            if index == activeIndex { samples[samples.endIndex - 2] = UInt8(ascii: "1") }
        }
    }

    /// Whether no sample was appended so far.
    package var isEmpty: Bool { samples.isEmpty }

    /// Returns what was written as a block; one without samples is dropped by its part.
    package consuming func finish() -> FamilyBlock {
        FamilyBlock(name: name, header: header, kind: kind, unit: unit, samples: samples)
    }

    private mutating func start(_ labels: LabelSet) {
        guard !labels.isEmpty else {
            samples += nameBytes
            samples.append(UInt8(ascii: " "))
            return
        }
        samples.append(joining: lineStart, labels.bytes, Self.labelsEnd)
    }

    private static let labelsEnd = Array("} ".utf8)
    private static let inactiveEnd = Array("} 0\n".utf8)
}
