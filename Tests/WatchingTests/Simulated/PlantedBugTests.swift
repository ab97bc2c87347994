import SimulatedCluster
import TestSupport
import Testing

/// Each oracle sees the bug that was planted for it, and no other oracle does.
struct PlantedBugTests {
    /// Something for each oracle to judge, far enough apart that each is judged.
    private static let scenario = {
        var scenario = Scenario(seed: 5, length: 1_000)
            .at(60, .start(.nodeDown(nodes: [2]))).at(120, .stop(.nodeDown))
            .at(250, .outage(.refused, of: nil)).at(310, .outage(nil, of: nil))
            .at(450, .clockStep(.seconds(-600))).at(560, .clockStep(.seconds(600)))
        scenario.diskTime = .milliseconds(2)
        // In the middle of a request, so that one is under way when its watcher must end.
        return scenario.at(620, .kill(.afterTurns(0))).at(640, .kill(.writing))
            .at(660, .kill(.afterTurns(0)))
    }()

    private static func complaints(_ plant: Plant?) throws -> [Oracle: [String]] {
        var scenario = scenario
        scenario.plant = plant
        let record = try SimulatedRun.record(scenario)
        var complaints = record.complaints()
        let differences = try record.differences(from: SimulatedRun.record(scenario))
        if !differences.isEmpty { complaints[.repetition] = differences }
        return complaints
    }

    @Test func `without a bug no oracle speaks`() async throws {
        let complaints = try await onOwnThread { try Self.complaints(nil) }
        #expect(complaints == [:])
    }

    @Test(arguments: Plant.allCases)
    func `its oracle alone sees it`(_ plant: Plant) async throws {
        let complaints = try await onOwnThread { try Self.complaints(plant) }
        #expect(
            Array(complaints.keys) == [plant.oracle],
            "\(complaints.mapValues { $0.prefix(3) })"
        )
    }

    @Test func `there is a bug for each oracle`() {
        #expect(Plant.allCases.map(\.oracle) == Oracle.allCases)
    }
}
