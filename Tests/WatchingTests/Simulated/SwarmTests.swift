import TestSupport
import Testing

/// Simulated hours under swarms of faults, one for each seed, judged by all oracles.
///
/// `SEEDS` says how many (10 unless set), `SEED` which is the first (1 unless set). A failure
/// names the command that replays it.
struct SwarmTests {
    static let first = Environment["SEED"].flatMap(UInt64.init) ?? 1
    /// As many worlds at a time as a small machine has cores; each record takes memory.
    private static let turns = Turns(atOnce: 2)
    static let count = Environment["SEEDS"].flatMap(UInt64.init) ?? 10

    @Test(arguments: first..<(first + count))
    func hour(_ seed: UInt64) async throws {
        // On a thread of its own: an hour of one world must not keep the other tests waiting.
        let report = try await Self.turns.take {
            try await onOwnThread {
                let record = try SimulatedRun.record(Swarm.scenario(seed: seed))
                let violations = record.violations()
                return violations.isEmpty ? "" : Self.report(seed, record, violations)
            }
        }
        #expect(report == "")
    }

    /// The same seed gives the same hour, to the last byte.
    @Test(arguments: [first, first + 1])
    func repetition(_ seed: UInt64) async throws {
        let records = try await onOwnThread {
            try (0..<2).map { _ in try SimulatedRun.record(Swarm.scenario(seed: seed)) }
        }
        #expect(records[0].differences(from: records[1]) == [])
        let other = try await onOwnThread {
            try SimulatedRun.record(Swarm.scenario(seed: seed + 1_000))
        }
        #expect(records[0].trace != other.trace)
    }

    private static func report(
        _ seed: UInt64,
        _ record: RunRecord,
        _ violations: [String]
    ) -> String {
        let script = record.scenario.script.map { "\($0.at) \($0.action)" }
        let trace = Environment["TRACE"] == nil ? [] : record.trace
        let replay = "make sim SEED=\(seed) SEEDS=1"
        return
            (["replay with (TRACE=1 shows all): \(replay)"] + violations.prefix(20) + script
            + record.words + trace).joined(separator: "\n")
    }
}
