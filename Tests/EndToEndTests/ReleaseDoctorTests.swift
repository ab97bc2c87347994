import TestSupport
import Testing

/// What the doctor says of a healthy cluster of each release: no failure, and nothing left out.
struct ReleaseDoctorTests {
    @Test(arguments: ["6.2", "7.2", "7.22", "8.0", "8.2"])
    func aHealthyClusterHasNoFailure(version: String) async throws {
        let site = try await SimulatedSite([
            "--cluster-version", version, "--active-active-databases", "1",
            "--replica-databases", "1",
        ])
        let result = try await ChildProcess.run(
            Program.rewatchd,
            ["probe", "--config", try site.settings()],
            within: .seconds(60)
        )
        #expect(result.status == .code(0))
        for word in ["failed", "unexpected", "partly read", "not asked", "login refused"] {
            #expect(!result.standardOutput.contains(word), "\(word) in \(result.standardOutput)")
        }
        try expectGolden(
            Self.withoutTimes(result.standardOutput),
            named: "doctor-\(version).txt"
        )
    }

    /// The table without its head, the durations and the spaces that depend on them.
    private static func withoutTimes(_ table: String) -> String {
        let rows = table.split(separator: "\n").dropFirst(2).map { line in
            line.split(separator: "  ").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
        }
        return rows.map { cells in
            cells.enumerated().filter { $0.offset != 3 }.map { String($0.element) }
                .joined(separator: " | ") + "\n"
        }.joined()
    }
}
