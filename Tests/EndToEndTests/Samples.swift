import TestSupport
import Testing

/// Samples as a user reads them, from the interface or from an export.
struct Samples: Equatable {
    /// A series with a time, and the value as it is written.
    private(set) var values: [String: String] = [:]

    /// Those that a running daemon tells of some metrics.
    static func told(by daemon: RunningDaemon, _ metrics: [String]) async throws -> Samples {
        let query = metrics.map { "match=\($0)" }.joined(separator: "&")
        let answer = try await HTTP.get("\(daemon.address)/api/v1/series?from=-1h&\(query)")
        var samples = Samples()
        for series in answer.matches(of: /\{"metric":\{(.*?)\},"values":\[(.*?)\]\}/) {
            for value in series.2.matches(of: /\[([0-9.]+),"(.*?)"\]/) {
                samples.values["\(series.1) \(value.1)"] = String(value.2)
            }
        }
        return samples
    }

    /// The same as soon as there are so many; fewer when that takes too long.
    static func told(
        by daemon: RunningDaemon,
        _ metrics: [String],
        atLeast count: Int
    ) async throws -> Samples {
        let deadline = ContinuousClock.now + .seconds(90)
        var samples = try await told(by: daemon, metrics)
        while samples.count < count, ContinuousClock.now < deadline {
            _ = try await daemon.scrape()
            samples = try await told(by: daemon, metrics)
        }
        return samples
    }

    var count: Int { values.count }

    /// Those of an export, under the same names.
    static func exported(_ document: String) -> Samples {
        var samples = Samples()
        for line in document.split(separator: "\n") where !line.hasPrefix("#") {
            guard let match = line.wholeMatch(of: /([a-z_]+)\{(.*)\} (\S+) (\S+)/) else { continue }
            let labels = match.2.replacing(/([a-z_]+)="/) { "\"\($0.1)\":\"" }
            samples.values["\"__name__\":\"\(match.1)\",\(labels) \(match.4)"] = String(match.3)
        }
        return samples
    }

    /// What of these others do not have, or have otherwise.
    func missing(in others: Samples) -> [String] {
        values.filter { others.values[$0.key] != $0.value }.map { "\($0.key) = \($0.value)" }
            .sorted()
    }

    mutating func add(_ others: Samples) {
        values.merge(others.values) { first, _ in first }
    }
}
