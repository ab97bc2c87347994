import TestSupport
import Testing

@Suite struct UnitFileTests {
    private static let unit = "systemd/rewatchd.service"

    @Test func unitPassesItsOwnGate() async throws {
        let outcome = try await check([])
        #expect(outcome.status == .code(0), "\(outcome.standardOutput)\(outcome.standardError)")
    }

    @Test(
        .enabled(if: Environment.executable("systemd-analyze") != nil, "no systemd-analyze"),
        arguments: [
            ("WatchdogSec=60s", "WatchdogSec=soon", "verify"),
            ("WatchdogSec=60s", "Watchdog=60s", "verify"),
            ("ExecStart=/usr/bin/rewatchd", "ExecStart=/nonexistent/rewatchd", "verify"),
            ("SystemCallFilter=@system-service", "SystemCallFilter=", "exposure"),
            ("DynamicUser=yes", "User=root", "exposure"),
        ]
    )
    func gateFailsOnABadUnit(old: String, new: String, complaint: String) async throws {
        let text = try Files.text(PackageRoot.file(Self.unit))
        let parts = text.split(separator: old, omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        let directory = try TemporaryDirectory()
        let path = try directory.write(parts.joined(separator: new), to: "rewatchd.service")
        let outcome = try await check([path])
        #expect(outcome.status == .code(1))
        #expect(outcome.standardError.contains(complaint), "\(outcome.standardError)")
    }

    @Test(arguments: [
        "Type=notify", "ExecStart=/usr/bin/rewatchd run --config /etc/rewatchd/rewatchd.yaml",
        "ExecReload=/bin/kill -HUP $MAINPID", "WatchdogSec=60s", "Restart=on-failure",
        "RestartPreventExitStatus=78", "TimeoutStopSec=10s", "DynamicUser=yes",
        "StateDirectory=rewatchd", "LoadCredential=credentials:/etc/rewatchd/credentials",
        "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6", "LimitCORE=0", "UMask=0077",
    ])
    func unitKeepsWhatTheDaemonReliesOn(line: String) throws {
        let lines = try Files.text(PackageRoot.file(Self.unit)).split(separator: "\n")
        #expect(lines.contains { $0 == line })
    }

    @Test func anInstanceDiffersOnlyInItsPlaces() throws {
        func lines(_ name: String) throws -> [Substring] {
            try Files.text(PackageRoot.file("systemd/\(name)")).split(separator: "\n")
                .filter { !$0.hasPrefix("#") && !$0.hasPrefix("Description=") }
        }
        let instance = try lines("rewatchd@.service").map { line in
            line.replacing("/etc/rewatchd/%i.yaml", with: "/etc/rewatchd/rewatchd.yaml")
                .replacing("/etc/rewatchd/%i.credentials", with: "/etc/rewatchd/credentials")
                .replacing("StateDirectory=rewatchd-%i", with: "StateDirectory=rewatchd")
        }
        #expect(try instance == lines("rewatchd.service"))
    }

    @Test func theSocketListensWhereTheDaemonDoesUnlessToldOtherwise() throws {
        let socket = try Files.text(PackageRoot.file("systemd/rewatchd.socket"))
        #expect(socket.contains("\nListenStream=127.0.0.1:19443\n"))
    }

    private func check(_ units: [String]) async throws -> CompletedProcess {
        try await ChildProcess.run(PackageRoot.file("scripts/check-units.sh"), units)
    }
}
