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
    /// no digit first. It costs least when they come in order.
    package init(_ labels: [(name: String, value: String)] = []) {
        bytes = []
        if Self.areInOrder(labels) {
            render(labels)
        } else {
            render(Self.inOrder(labels))
        }
    }

    private mutating func render(_ labels: [(name: String, value: String)]) {
        bytes.reserveCapacity(
            labels.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
        )
        for label in labels {
            assert(Self.isName(label.name), "\(label.name) is no name for a label")
            if !bytes.isEmpty { bytes.append(comma) }
            bytes.append(label: label.name, Self.bounded(label.value))
        }
    }

    /// Whether there are no labels, in which case a sample line has no braces.
    package var isEmpty: Bool { bytes.isEmpty }

    /// Returns where a label of that name stands, or an empty range where it would be put.
    ///
    /// Scans the rendered text: meant for once per object, not once per sample.
    func place(of name: String) -> Range<Int> {
        var start = 0
        while start < bytes.endIndex {
            let end = endOfLabel(from: start)
            let found = bytes[start..<end].prefix { $0 != equals }
            if found.elementsEqual(name.utf8) { return start..<end }
            guard Self.precedes(found, name) else { return start..<start }
            start = min(end + 1, bytes.endIndex)
        }
        return start..<start
    }

    /// The place of the comma behind the label that starts there, or the end of the text.
    private func endOfLabel(from start: Int) -> Int {
        var isQuoted = false
        var index = start
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case comma where !isQuoted: return index
            default: break
            }
            index += 1
        }
        return bytes.endIndex
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

    private static func areInOrder(_ labels: [(name: String, value: String)]) -> Bool {
        zip(labels, labels.dropFirst()).allSatisfy { precedes($0.name, $1.name) }
    }

    /// Sorts by insertion, as there are a handful.
    private static func inOrder(
        _ labels: [(name: String, value: String)]
    ) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        for label in labels {
            var place = pairs.endIndex
            while place > 0, precedes(label.name, pairs[place - 1].name) { place -= 1 }
            if place > 0, pairs[place - 1].name == label.name {
                pairs[place - 1] = label
            } else {
                pairs.insert(label, at: place)
            }
        }
        return pairs
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        right != first && (left == first || left < right)
    }

    private static func precedes(_ left: ArraySlice<UInt8>, _ right: String) -> Bool {
        guard right != first else { return false }
        return left.elementsEqual(first.utf8) || left.lexicographicallyPrecedes(right.utf8)
    }
}

private let first = "cluster"
private let comma = UInt8(ascii: ",")
private let equals = UInt8(ascii: "=")

extension LabelSet {
    /// Takes back what was rendered before; nil when the text is not a list of labels.
    package init?(rendered text: String) {
        guard let pairs = Self.pairs(of: Array(text.utf8)) else { return nil }
        self.init(pairs)
    }

    /// The labels between the braces as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The labels one by one, in their order, values as they were before they were escaped.
    package var pairs: [(name: String, value: String)] { Self.pairs(of: bytes) ?? [] }

    private static func pairs(of bytes: [UInt8]) -> [(name: String, value: String)]? {
        var pairs: [(name: String, value: String)] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let name = String(decoding: rest.prefix { $0 != equals }, as: UTF8.self)
            rest = rest.dropFirst(name.utf8.count)
            guard isName(name), rest.popFirst() == equals,
                rest.popFirst() == UInt8(ascii: "\""), let value = unescaped(&rest),
                rest.isEmpty || rest.popFirst() == comma
            else { return nil }
            pairs.append((name, value))
        }
        return pairs
    }

    /// Takes a value and the quote that ends it off the text; nil when there is no such quote.
    private static func unescaped(_ rest: inout ArraySlice<UInt8>) -> String? {
        var value: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: value, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = rest.popFirst() else { return nil }
                value.append(escaped == UInt8(ascii: "n") ? UInt8(ascii: "\n") : escaped)
            default: value.append(byte)
            }
        }
        return nil
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
