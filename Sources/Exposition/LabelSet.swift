/// The labels of a series as they stand between the braces, rendered once.
///
/// `cluster="a",node="1"`: sorted by name, values escaped and bounded. Equal sets have equal bytes,
/// and the order of sets is the order of their bytes, which is the order series are exposed in.
/// The label `cluster` goes before all others, so that the series of one cluster stand together
/// and the parts of several clusters, one behind the other, are sorted as a whole.
package struct LabelSet: Sendable, Hashable {
    /// The longest value in Unicode scalars; a longer one is cut and ends with `…`.
    ///
    /// Names of objects come from the cluster. Prometheus drops the whole scrape when a value
    /// exceeds its `label_value_length_limit`, so one absurd name must not cost all the others.
    package static let valueLengthMax = 1_024

    /// The rendered text in UTF-8, without the braces; empty for no labels.
    package private(set) var bytes: [UInt8]

    /// Renders labels; a name given twice keeps its last value.
    ///
    /// Names are the caller's constants or validated settings: letters, digits and underscores,
    /// no digit first.
    package init(_ labels: some Sequence<(name: String, value: String)> = []) {
        var pairs: [(name: String, value: String)] = []
        for label in labels {
            pairs.removeAll { $0.name == label.name }
            pairs.append(label)
        }
        pairs.sort { Self.order(of: Array($0.name.utf8), and: Array($1.name.utf8)[...]) == .before }
        bytes = []
        for pair in pairs {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
            bytes += Self.rendered(pair.name, pair.value)
        }
    }

    /// Whether there are no labels, in which case a sample line has no braces.
    package var isEmpty: Bool { bytes.isEmpty }

    /// Returns the set with one more label at its sorted place; a label of that name is replaced.
    ///
    /// Scans the rendered text: meant for once per series, not once per sample.
    package func appending(_ name: String, _ value: String) -> LabelSet {
        let added = Self.rendered(name, value)
        var result = LabelSet()
        var isPlaced = false
        for label in labels {
            let order = Self.order(of: Array(name.utf8), and: label.prefix { $0 != equals })
            if !isPlaced && order != .after {
                result.join(added[...])
                isPlaced = true
            }
            if order != .same { result.join(label) }
        }
        if !isPlaced { result.join(added[...]) }
        return result
    }

    private mutating func join(_ label: ArraySlice<UInt8>) {
        if !bytes.isEmpty { bytes.append(comma) }
        bytes += label
    }

    /// The rendered labels one by one, each `name="value"`.
    private var labels: [ArraySlice<UInt8>] {
        var labels: [ArraySlice<UInt8>] = []
        var start = 0
        var isQuoted = false
        var isEscaped = false
        for (index, byte) in bytes.enumerated() {
            if isEscaped {
                isEscaped = false
            } else if isQuoted && byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == comma && !isQuoted {
                labels.append(bytes[start..<index])
                start = index + 1
            }
        }
        if start < bytes.count { labels.append(bytes[start...]) }
        return labels
    }

    private static func rendered(_ name: String, _ value: String) -> [UInt8] {
        precondition(isName(name), "\(name) is no name for a label")
        var text = Array(name.utf8)
        text.append(equals)
        text.append(UInt8(ascii: "\""))
        text.append(escaping: bounded(value), quotes: true)
        text.append(UInt8(ascii: "\""))
        return text
    }

    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, !isDigit(first) else { return false }
        return name.utf8.allSatisfy { byte in
            isDigit(byte) || byte == UInt8(ascii: "_")
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Cuts by scalars: a single visible character may be made of any number of them.
    private static func bounded(_ value: String) -> String {
        // As many bytes at least as scalars, so most values are done without counting.
        guard value.utf8.count > valueLengthMax, value.unicodeScalars.count > valueLengthMax
        else { return value }
        return String(value.unicodeScalars.prefix(valueLengthMax - 1)) + "…"
    }

    private enum Order {
        case before
        case same
        case after
    }

    private static func order(of left: [UInt8], and right: ArraySlice<UInt8>) -> Order {
        if left.elementsEqual(right) { return .same }
        if left == first { return .before }
        if right.elementsEqual(first) { return .after }
        return left.lexicographicallyPrecedes(right) ? .before : .after
    }
}

private let first = Array("cluster".utf8)
private let comma = UInt8(ascii: ",")
private let equals = UInt8(ascii: "=")

extension LabelSet: Comparable {
    package static func < (left: LabelSet, right: LabelSet) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension LabelSet: ExpressibleByDictionaryLiteral {
    /// Renders a literal such as `["cluster": name, "node": "1"]`.
    package init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }
}

extension LabelSet: CustomStringConvertible {
    /// The labels as text, for test failures and debugging.
    package var description: String { "{" + String(decoding: bytes, as: UTF8.self) + "}" }
}
