import Exposition
import Model
import Watching

/// An exposition as lines and samples, strict about what must hold for any of them.
struct Page {
    let text: String

    /// The page of a cluster at so many seconds after its last cycle.
    init(_ lab: Lab, after seconds: Double = 0) {
        let now = lab.moment.monotonic + .seconds(seconds)
        text = Self.text(ClusterExposition(lab.state, at: now).part)
    }

    /// The page of the daemon about a cluster.
    init(daemon lab: Lab, endpoints: EndpointRing, after seconds: Double = 0) {
        let report = ClusterReport(lab.state, endpoints: endpoints)
        let now = lab.moment.monotonic + .seconds(seconds)
        text = Self.text(DaemonExposition(report, at: now).part)
    }

    var lines: [String] {
        text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }

    /// The names of the families that it has.
    var families: [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }
            .map { String($0.split(separator: " ")[2]) }
    }

    /// The sample lines of one family, without its name.
    func samples(_ name: String) -> [String] {
        lines.filter { $0.hasPrefix("\(name){") }.map { String($0.dropFirst(name.count)) }
    }

    /// What is wrong with the order, or nil.
    var disorder: String? {
        if families != families.sorted() { return "families are not sorted" }
        let series = lines.map { $0.prefix(upTo: $0.lastIndex(of: " ") ?? $0.endIndex) }
        if Set(series).count != series.count { return "a series is there twice" }
        for family in families {
            let labels = samples(family).map { line in
                Array((line.range(of: "} ").map { line[..<$0.lowerBound] } ?? line[...]).utf8)
            }
            for (one, next) in zip(labels, labels.dropFirst())
            where !one.lexicographicallyPrecedes(next) {
                return "\(family) is not sorted: \(String(decoding: next, as: UTF8.self))"
            }
        }
        return nil
    }

    private static func text(_ part: ExpositionPart) -> String {
        String(decoding: Exposition.merge([part]), as: UTF8.self)
    }
}

extension String {
    /// The first place of a text in another.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
