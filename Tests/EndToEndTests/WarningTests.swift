import TestSupport
import Testing

/// What the daemon says of a configuration that is good, but should be looked at.
struct WarningTests {
    private static let warning = "certificates are not verified"

    @Test func aWarningIsARecordOfTheLog() async throws {
        let site = try await SimulatedSite()
        let settings = try settings(of: site)
        let daemon = try await RunningDaemon(settings)
        #expect(try await daemon.stop() == .code(0))
        let lines = daemon.process.standardError.split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix("{\"TIMESTAMP\":") }, "\(lines)")
        let told = lines.filter { $0.contains(Self.warning) }
        #expect(told.count == 1, "\(lines)")
        #expect(told.first?.contains("\"PRIORITY\":\"4\"") == true, "\(told)")
        #expect(told.first?.contains("\(settings):6:11: ") == true, "\(told)")
    }

    @Test func aWarningOfTheCheckIsALine() async throws {
        let site = try await SimulatedSite()
        let settings = try settings(of: site)
        let result = try await ChildProcess.run(
            Program.rewatchd,
            ["check-config", "--config", settings]
        )
        #expect(result.status == .code(0))
        #expect(result.standardError.hasPrefix("\(settings):6:11: \(Self.warning)"))
    }

    private func settings(of site: SimulatedSite) throws -> String {
        let text = try Files.text(site.settings(extra: "log: {format: json}"))
            .replacing("ca_file: ca.pem", with: "insecure_skip_verify: true")
        return try site.folder.write(text, to: "rewatchd.yaml")
    }
}
