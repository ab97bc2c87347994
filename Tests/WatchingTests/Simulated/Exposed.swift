/// A scrape that was read, by metric.
struct Exposed: Sendable {
    let at: Duration
    private let samples: [String: [ExpositionReader.Sample]]

    init(at: Duration, _ samples: [ExpositionReader.Sample]) {
        self.at = at
        self.samples = Dictionary(grouping: samples, by: \.name)
    }

    var names: [String] { samples.keys.sorted() }

    subscript(name: String) -> [ExpositionReader.Sample] { samples[name] ?? [] }

    /// The value of the series that has all of the given labels, written as in the text.
    func value(_ name: String, _ labels: String...) -> Double? {
        self[name].first { sample in labels.allSatisfy { sample.labels.contains($0) } }?.value
    }

    /// Whether the cluster is said to be up.
    var isUp: Bool? { value("redis_enterprise_up").map { $0 == 1 } }

    /// The state of a state set which has the value 1.
    func state(of name: String, _ labels: String..., label: String = "status") -> String? {
        let active = self[name].first { sample in
            sample.value == 1 && labels.allSatisfy { sample.labels.contains($0) }
        }
        guard let text = active?.labels.split(separator: "\(label)=\"").last else { return nil }
        return text.split(separator: "\"").first.map(String.init)
    }
}
