import TestSupport
import Testing

/// Reload by signal and by HTTP, and starts that must fail.
@Suite(.serialized) struct ReloadTests {
    private static let json = "log: {format: json}"

    @Test func aBadFileChangesNothingAndAGoodOneIsApplied() async throws {
        let site = try await SimulatedSite()
        let settings = try site.settings(extra: Self.json)
        let daemon = try await RunningDaemon(settings)
        _ = try site.folder.write("clusters: [\n", to: "rewatchd.yaml")
        daemon.process.send(1)
        let refused = try await daemon.process.line(within: .seconds(20)) {
            $0.contains("the configuration was not reloaded")
        }
        #expect(try await daemon.value("rewatchd_config_last_reload_successful") == 0)
        #expect(try await daemon.value("redis_enterprise_up{cluster=\"sim\"}") == 1)
        _ = try site.settings(name: "renamed", extra: Self.json)
        daemon.process.send(1)
        _ = try await daemon.process.line(after: refused, within: .seconds(20)) {
            $0.contains("the configuration was reloaded")
        }
        var up: Double?
        while up != 1 {
            up = try await daemon.value("redis_enterprise_up{cluster=\"renamed\"}")
        }
        #expect(try await daemon.value("redis_enterprise_up{cluster=\"sim\"}") == nil)
        #expect(try await daemon.value("rewatchd_config_last_reload_successful") == 1)
    }

    @Test func aTakenPortIsSaidAndEndsTheStart() async throws {
        let site = try await SimulatedSite()
        let first = try await RunningDaemon(site.settings(extra: Self.json))
        let port = try #require(first.address.split(separator: ":").last)
        let text = try Files.text(site.settings(extra: Self.json))
            .replacing("127.0.0.1:0", with: "127.0.0.1:\(port)")
            .replacing("password_file: password", with: "password_file: wrong")
        _ = try site.folder.write("wrong", to: "wrong", mode: 0o600)
        let settings = try site.folder.write(text, to: "second.yaml")
        let before = try await site.failedLogins()
        // As often as systemd would, and more often than the account could stand.
        for _ in 0..<6 {
            let result = try await ChildProcess.run(
                Program.rewatchd,
                ["run", "--config", settings],
                within: .seconds(20)
            )
            #expect(result.status == .code(1))
            #expect(result.standardError.contains("cannot listen on 127.0.0.1:\(port)"))
        }
        #expect(try await site.failedLogins() == before)
    }

    @Test func aReloadThatChangesNothingCutsNoRequestOff() async throws {
        let site = try await SimulatedSite()
        let daemon = try await RunningDaemon(site.settings(extra: Self.json))
        try await site.switchOn("slow", "{\"milliseconds\": 500, \"variant\": \"delay\"}")
        var last: ChildLine?
        for _ in 0..<8 {
            daemon.process.send(1)
            last = try await daemon.process.line(after: last, within: .seconds(20)) {
                $0.contains("the configuration was reloaded")
            }
        }
        let cancelled = try await daemon.scrape().contains("code=\"cancelled\"")
        #expect(!cancelled)
        #expect(try await daemon.value("redis_enterprise_up{cluster=\"sim\"}") == 1)
    }

    @Test(arguments: [("check-config", Int32(1)), ("run", 78)])
    func aWrongConfigurationIsSaidWithItsPlace(command: String, code: Int32) async throws {
        let folder = try TemporaryDirectory()
        let settings = try folder.write(
            """
            clusters:
              - name: one
                endpoints: [https://127.0.0.1:9443]
                usernam: someone
                password_file: missing
            """,
            to: "rewatchd.yaml"
        )
        let result = try await ChildProcess.run(
            Program.rewatchd,
            [command, "--config", settings],
            within: .seconds(20)
        )
        #expect(result.status == .code(code))
        #expect(
            result.standardError.contains(
                "\(settings):4:5: unknown key \"usernam\"; did you mean \"username\"?"
            )
        )
        #expect(result.standardError.contains("\(settings):5:5: "))
    }
}
