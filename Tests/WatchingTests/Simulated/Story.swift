import Alerting
import Testing
import Watching

/// A scenario with a name, what must be told of it, and what must hold besides.
struct Story: Sendable, CustomTestStringConvertible {
    var name: String
    var scenario: Scenario
    /// The transitions in order: state, kind and subject, such as `firing node_down node:2`.
    var told: [String]
    /// What else is wrong with the record, in words.
    var check: @Sendable (RunRecord) throws -> [String] = { _ in [] }

    var testDescription: String { name }

    /// Plays the story and judges it by all oracles.
    func play() throws {
        let record = try SimulatedRun.record(scenario)
        let violations = try record.violations() + check(record)
        let trace = record.trace.suffix(Self.linesShown).joined(separator: "\n")
        #expect(record.words == told, "\(trace)")
        #expect(violations == [], "\(violations.joined(separator: "\n"))\n\(trace)")
    }

    private static let linesShown = 40
}

extension RunRecord {
    /// The transitions in a few words each.
    var words: [String] {
        told.map { item in
            let key = item.transition.key
            return "\(item.transition.state) \(key.kind.rawValue) \(key.subject)"
        }
    }

    /// The cycles that ended, with their times.
    var cycles: [(at: Duration, summary: CycleSummary)] {
        happenings.compactMap { happening in
            guard case .event(.cycleFinished(let summary)) = happening.content else { return nil }
            return (happening.at, summary)
        }
    }

    /// The last scrape not after a time in seconds.
    func exposed(at seconds: Int) throws -> Exposed {
        let scrape = try #require(scrapes.last { $0.at <= .seconds(seconds) })
        return Exposed(at: scrape.at, try ExpositionReader.read(scrape.body))
    }

    /// When a transition was told, in whole seconds.
    func seconds(of word: String) -> Int64? {
        words.firstIndex(of: word).map { told[$0].at.components.seconds }
    }
}
