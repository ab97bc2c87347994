import TestSupport
import Testing

/// The commands that end by themselves.
struct CommandTests {
    @Test func theDemoTellsItsStory() async throws {
        let result = try await ChildProcess.run(
            Program.rewatchd,
            ["demo", "--once", "--listen", "127.0.0.1:0"],
            within: .seconds(120)
        )
        #expect(result.status == .code(0), "\(result.standardError)")
        let story = [
            "FIRING   priority 2 node_down", "RESOLVED priority 5 node_down",
            "FIRING   priority 2 authentication_rejected",
            "RESOLVED priority 5 authentication_rejected", "Every step was seen",
        ]
        var rest = Substring(result.standardOutput)
        for step in story {
            let range = try #require(rest.firstRange(of: step), "\(step)\n\(result.standardOutput)")
            rest = rest[range.upperBound...]
        }
    }

    @Test func theDoctorFindsNothingAtAHealthyCluster() async throws {
        let site = try await SimulatedSite()
        let result = try await ChildProcess.run(
            Program.rewatchd,
            ["probe", "--config", try site.settings()],
            within: .seconds(90)
        )
        #expect(result.status == .code(0), "\(result.standardOutput)")
        for resource in ["cluster", "nodes", "databases", "shards", "license", "node_stats"] {
            #expect(result.standardOutput.contains("\n  \(resource) "), "\(result.standardOutput)")
        }
    }

    @Test func theDoctorTriesTheNextEndpointWhenANodeRedirectsToAnUnknownAddress() async throws {
        let site = try await SimulatedSite(["--node-listeners", "--nodes", "2"])
        let port = try #require(site.url.split(separator: ":").last)
        let result = try await doctor(of: site, first: "127.0.0.2", then: "localhost")
        #expect(result.status == .code(0), "\(result.standardOutput)")
        let story = [
            "sim  https://localhost:\(port)\n",
            "tried https://127.0.0.2:\(port): cluster unexpected (redirect_refused): redirects to "
                + "https://127.0.0.1:\(port)/v1/cluster",
            "tried https://localhost:\(port): gives the core resources\n",
        ]
        for step in story {
            #expect(result.standardOutput.contains(step), "\(result.standardOutput)")
        }
    }

    @Test func theDoctorFollowsARedirectToAnAddressThatTheNodesNamed() async throws {
        let site = try await SimulatedSite(["--node-listeners", "--nodes", "2"])
        let port = try #require(site.url.split(separator: ":").last)
        try await site.switchOn("forbidden", "{\"path\": \"/v1/bdbs\"}")
        let result = try await doctor(of: site, first: "localhost", then: "127.0.0.2")
        #expect(result.status == .code(1))
        for host in ["localhost", "127.0.0.2"] {
            let line = "tried https://\(host):\(port): databases forbidden (403)"
            #expect(result.standardOutput.contains(line), "\(result.standardOutput)")
        }
        #expect(result.standardOutput.hasPrefix("sim  https://localhost:\(port)\n"))
    }

    @Test func theDoctorTriesNoOtherEndpointAfterARefusedLogin() async throws {
        let site = try await SimulatedSite(["--node-listeners", "--nodes", "2"])
        try await site.rotate(to: "changed")
        let result = try await doctor(of: site, first: "127.0.0.1", then: "localhost")
        #expect(result.status == .code(1))
        #expect(!result.standardOutput.contains("tried"), "\(result.standardOutput)")
        #expect(try await site.failedLogins() == 1)
    }

    @Test func theDoctorStopsAtARefusedLogin() async throws {
        let site = try await SimulatedSite()
        try await site.rotate(to: "changed")
        let result = try await ChildProcess.run(
            Program.rewatchd,
            ["probe", "--format", "json", "--config", try site.settings()],
            within: .seconds(90)
        )
        #expect(result.status == .code(1))
        #expect(result.standardOutput.contains("\"result\": \"login refused\""))
        #expect(try await site.failedLogins() == 1)
    }

    @Test(
        arguments: [
            ("metrics", "docs/METRICS.md"), ("alerts", "docs/ALERTS.md"),
            ("journal", "packaging/rewatchd.catalog"),
        ]
    )
    func theDocumentsAreFresh(topic: String, document: String) async throws {
        let result = try await ChildProcess.run(Program.rewatchd, ["catalog", topic])
        let text = try Files.text(PackageRoot.file(document))
        #expect(text == result.standardOutput, "run `make docs` and commit the result")
    }

    @Test(arguments: [Program.rewatchd, Program.resim])
    func thePrograms(program: String) async throws {
        let version = try await ChildProcess.run(program, ["--version"])
        #expect(version.status == .code(0))
        #expect(version.standardOutput.contains("0.1.0"))
        let help = try await ChildProcess.run(program, ["--help"])
        #expect(help.status == .code(0) && help.standardOutput.contains("USAGE"))
        let wrong = try await ChildProcess.run(program, ["--nonsense"])
        #expect(wrong.status != .code(0) && wrong.standardError.contains("nonsense"))
    }

    /// Mistakes on the command line with a word of the one line that tells them.
    static let mistakes: [(String, [String], String)] = [
        (Program.rewatchd, ["--nonsense"], "nonsense"), (Program.rewatchd, ["prob"], "prob"),
        (Program.rewatchd, ["run", "extra"], "extra"), (Program.rewatchd, ["catalog"], "topic"),
        (Program.rewatchd, ["demo", "--nodes", "1"], "2 to 64 nodes"),
        (Program.rewatchd, ["probe", "--format", "xml"], "xml"),
        (Program.resim, ["--nonsense"], "nonsense"),
        (Program.resim, ["--listen", "x"], "--listen"),
        (Program.resim, ["--replay", "/nowhere"], "/nowhere"),
    ]

    @Test(arguments: mistakes)
    func aMistakeTakesOneLine(_ program: String, _ words: [String], _ told: String) async throws {
        let wrong = try await ChildProcess.run(program, words)
        #expect(wrong.status != .code(0) && wrong.standardOutput.isEmpty)
        let lines = wrong.standardError.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 2 && lines.last?.isEmpty == true, "\(wrong.standardError)")
        #expect(lines.first?.contains(told) == true, "\(wrong.standardError)")
    }

    /// What the doctor says of a cluster with two endpoints on the site's port.
    private func doctor(
        of site: SimulatedSite,
        first: String,
        then second: String
    ) async throws -> CompletedProcess {
        let port = try #require(site.url.split(separator: ":").last)
        let settings = try site.folder.write(
            """
            clusters:
              - name: sim
                endpoints: ["https://\(first):\(port)", "https://\(second):\(port)"]
                username: rewatchd@example.com
                password_file: password
                tls: {ca_file: ca.pem}
                poll: {timeout: 2s}
            """,
            to: "rewatchd.yaml"
        )
        return try await ChildProcess.run(
            Program.rewatchd,
            ["probe", "--config", settings],
            within: .seconds(90)
        )
    }
}
