import Alerting
import ClusterAPI
import Model
import SimulatedCluster
import TestSupport
import Testing
import Watching

/// A whole day: what is short is not told, and what is real is told once and taken back once.
struct DayTests {
    /// The day in spans of 390 s, each with one blip or one fault in it.
    private static let spans = 220
    private static let span = 390.0
    private static let faults = 20

    /// What is wrong in a span, how it begins and ends, and the alert that must say so.
    private struct Fault {
        var alert: String
        var begin: Scenario.Action
        var end: Scenario.Action
    }

    private static let short: [Fault] = [
        Fault(
            alert: "node_down node:2",
            begin: .start(.nodeDown(nodes: [2])),
            end: .stop(.nodeDown)
        ),
        Fault(
            alert: "database_not_active database:1",
            begin: .start(.databaseRecovery(databases: [1])),
            end: .stop(.databaseRecovery)
        ),
        Fault(
            alert: "shard_down shard:3",
            begin: .start(.shardInactive(shards: [3])),
            end: .stop(.shardInactive)
        ),
        Fault(
            alert: "cluster_unreachable cluster",
            begin: .outage(.refused, of: nil),
            end: .outage(nil, of: nil)
        ),
        Fault(
            alert: "unexpected_response resource:databases",
            begin: .start(.html(paths: ["/v1/bdbs"])),
            end: .stop(.html)
        ),
    ]

    /// One answer is enough for these, so that no blip of them is short.
    private static let definite: [Fault] = [
        Fault(
            alert: "backup_failed database:2",
            begin: .start(.backupFailed(databases: [2], reason: "general-error")),
            end: .stop(.backupFailed)
        ),
        Fault(
            alert: "cluster_manager_alert node:1:node_memory",
            begin: .start(
                .alertRaised(SimulatedAlert(scope: "node", name: "node_memory", uids: [1]))
            ),
            end: .stop(.alertRaised)
        ),
        Fault(
            alert: "tls_verification_failed cluster",
            begin: .outage(.tls(.untrusted), of: nil),
            end: .outage(nil, of: nil)
        ),
    ]

    private static func day(seed: UInt64) -> (scenario: Scenario, expected: [String]) {
        var random = SplitMix64(seed: seed)
        var scenario = Scenario(seed: seed, length: Int(Double(spans) * span) + 600)
        scenario.interval = .seconds(30)
        scenario.scrapePeriod = .seconds(3_600)
        scenario.resources = [
            .cluster, .nodes, .databases, .shards, .nodeAlerts, .databaseAvailability,
        ]
        let real = Set((0..<spans).shuffled(using: &random).prefix(faults))
        var expected: [String] = []
        for place in 0..<spans {
            let start = 60 + Double(place) * span + Double.random(in: 0..<30, using: &random)
            let choices = real.contains(place) ? short + definite : short
            let fault = choices[Int.random(in: 0..<choices.count, using: &random)]
            let length =
                real.contains(place)
                ? Double.random(in: 150..<200, using: &random)
                : Double.random(in: 0.5..<18, using: &random)
            scenario = scenario.at(start, fault.begin).at(start + length, fault.end)
            if real.contains(place) {
                expected += ["firing \(fault.alert)", "resolved \(fault.alert)"]
            }
        }
        return (scenario, expected)
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `of 200 blips none is told, and of 20 faults each twice`(_ seed: UInt64) async throws {
        let (scenario, expected) = Self.day(seed: seed)
        #expect(expected.count == 2 * Self.faults)
        let record = try await onOwnThread { try SimulatedRun.record(scenario) }
        #expect(record.words == expected)
        #expect(record.alternationViolations == [])
    }
}
