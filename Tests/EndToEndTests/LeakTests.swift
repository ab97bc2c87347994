import TestSupport
import Testing

/// A password goes to the cluster and nowhere else, whatever is asked of the programs.
@Suite(.serialized) struct LeakTests {
    private static let sentinel = "opensesame/of\"all\\outputs"
    /// The password also as it looks in Base64 wherever it begins there.
    private static let traces = [
        "opensesame", "b3BlbnNlc2FtZ", "wZW5zZXNhbW", "cGVuc2VzYW1l", SimulatedSite.tokenBeginning,
        "PRIVATE KEY", "$2b$", "web-secret",
    ]

    /// Everything that was written and shown, by where.
    private actor Outputs {
        private var texts: [(place: String, bytes: [UInt8])] = []

        func add(_ place: String, _ text: String) { texts.append((place, Array(text.utf8))) }

        func add(_ place: String, _ bytes: [UInt8]) { texts.append((place, bytes)) }

        /// The places that hold a trace.
        func places(holding trace: String) -> [String] {
            texts.filter { $0.bytes.firstRange(of: Array(trace.utf8)) != nil }.map(\.place)
        }

        var isAnyEmpty: Bool { texts.contains { $0.bytes.isEmpty } }
    }

    @Test(arguments: ["basic", "jwt"])
    func aPasswordIsInNoOutputThereIs(_ authentication: String) async throws {
        let site = try await SimulatedSite()
        try await site.rotate(
            to: Self.sentinel.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        )
        _ = try site.folder.write(Self.sentinel, to: "password", mode: 0o600)
        let listener = try await Listener()
        let settings = try await settings(site, authentication, listener)
        let daemon = try await RunningDaemon(settings)
        let outputs = Outputs()
        // The refusal is said without it. A token that is issued before the rotation would work on.
        try await site.rotate(to: "another")
        try await site.switchOn("token-revoked")
        _ = try await daemon.entry("authentication_rejected", "firing", "cluster")
        try await askEveryPath(of: daemon, outputs)
        daemon.process.send(1)
        _ = try await daemon.process.line(within: .seconds(60)) {
            $0.contains("the configuration was reloaded")
        }
        try await runEveryCommand(settings, outputs)
        for path in ["/write", "/alertmanager"] {
            await outputs.add(path, try await listener.heard(at: path))
        }
        #expect(try await daemon.stop() == .code(0))
        try await listener.stop()
        await outputs.add("log", daemon.process.standardOutput + daemon.process.standardError)
        for file in try Files.below(site.folder.file("state")) {
            await outputs.add(file, try Files.bytes("\(site.folder.file("state"))/\(file)"))
        }
        for trace in Self.traces {
            let places = await outputs.places(holding: trace)
            #expect(places.isEmpty, "\(trace)")
        }
        // What was looked at was there to be looked at.
        #expect(await outputs.places(holding: "authentication_rejected").count >= 3)
        // Compressed, a name is in pieces: what it begins with is said once.
        let name = "redis_enterprise_node_free_memory_bytes"
        #expect(await outputs.places(holding: name).contains("/write"))
    }

    private func askEveryPath(of daemon: RunningDaemon, _ outputs: Outputs) async throws {
        for path in [
            "/metrics", "/", "/-/healthy", "/-/ready", "/api/v1/alerts", "/api/v1/events",
            "/api/v1/series?match=redis_enterprise_node_free_memory_bytes", "/nowhere",
            "/api/v1/status", "/api/v1/status?cluster=sim", "/api/v1/polls", "/clusters/sim",
            "/clusters/sim/databases/1", "/alerts", "/polls", "/configuration",
        ] {
            let answer = try await ChildProcess.run(
                "curl",
                ["-sik", "--max-time", "20", "-u", "ann:web-secret", daemon.address + path]
            )
            await outputs.add(path, answer.standardOutput)
        }
    }

    private func runEveryCommand(_ settings: String, _ outputs: Outputs) async throws {
        for command in [
            ["check-config"], ["events"], ["probe"], ["probe", "--format", "json"],
            ["export", "--from", "-1h", "--to", "0s"],
        ] {
            let result = try await ChildProcess.run(
                Program.rewatchd,
                [command[0], "--config", settings] + command.dropFirst()
            )
            let words = command.joined(separator: " ")
            await outputs.add(words, result.standardOutput + result.standardError)
        }
    }

    private func settings(
        _ site: SimulatedSite,
        _ authentication: String,
        _ listener: Listener
    ) async throws -> String {
        let hash = try await ChildProcess.run(
            "perl",
            ["-e", "print crypt('web-secret', '$2b$05$abcdefghijklmnopqrstuu')"]
        ).output()
        try site.folder.write("basic_auth_users: {ann: \(hash)}\n", to: "web.yml")
        try Files.makeFolder(site.folder.file("state"))
        let text = try Files.text(
            site.settings(
                extra: """
                    log: {format: json, level: trace}
                    buffer: {path: state/rewatchd.sqlite}
                    remote_write: [{name: a, url: "http://127.0.0.1:\(listener.port)/write"}]
                    alertmanager: {url: "http://127.0.0.1:\(listener.port)/alertmanager"}
                    """
            )
        )
        .replacing("listen: \"127.0.0.1:0\"", with: "listen: \"127.0.0.1:0\", config_file: web.yml")
        .replacing("    username:", with: "    authentication: \(authentication)\n    username:")
        return try site.folder.write(text, to: "rewatchd.yaml")
    }
}
