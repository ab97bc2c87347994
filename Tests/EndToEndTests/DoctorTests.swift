import TestSupport
import Testing

/// What the doctor tells of a cluster that answers for some of its resources only.
struct DoctorTests {
    private static let core = ["cluster", "nodes", "databases"]
    private static let others = [
        "node_status", "cluster_stats", "node_stats", "database_stats", "shards", "shard_stats",
        "cluster_alerts", "node_alerts", "database_alerts", "replica_source_alerts",
        "crdt_source_alerts", "certificates", "cluster_policy", "endpoint_stats", "license",
        "actions", "actions_v2", "cluster_check", "modules", "bootstrap", "users",
        "proxies", "services", "cluster_health", "crdbs", "crdb_tasks", "ocsp", "ocsp_status",
        "logs", "database_availability", "peer_stats", "sync_source_stats", "crdt_syncer_state",
        "replica_syncer_state", "crdb_health", "database_health",
    ]
    /// What the role of the user may not read, which is why these are off by default.
    private static let secret: Set<String> = ["users", "ocsp", "ocsp_status"]
    /// What is asked of databases that take from others, of which the cluster has none.
    private static let ofOthers: Set<String> = [
        "peer_stats", "sync_source_stats", "crdt_syncer_state", "replica_syncer_state",
        "crdb_health",
    ]

    /// A fault, the words in the second column of each resource that has others than `ok`, and
    /// the exit status.
    struct Case: Sendable, CustomTestStringConvertible {
        var fault: String
        var parameters: String
        var results: [String: String]
        var code: Int32

        var testDescription: String { "\(fault) \(parameters)" }
    }

    private static let lost = "not asked"

    static let cases = [
        Case(
            fault: "hang",
            parameters: "{\"path\": \"/v1/nodes/status\"}",
            results: ["node_status": "failed"],
            code: 0
        ),
        Case(
            fault: "hang",
            parameters: "{\"path\": \"/v1/nodes\"}",
            results: ["nodes": "failed"],
            code: 1
        ),
        Case(
            fault: "hang",
            parameters: "{\"path\": \"/v1/bdbs\"}",
            results: [
                "databases": "failed", "database_availability": lost, "database_health": lost,
            ],
            code: 1
        ),
        Case(
            fault: "database-recovery",
            parameters: "{\"database\": 1}",
            results: ["database_availability": "not available"],
            code: 0
        ),
        Case(
            fault: "reset",
            parameters: "{\"path\": [\"/v1/nodes/status\", \"/v1/cluster/stats/last\"]}",
            results: ["node_status": "failed", "cluster_stats": "failed"],
            code: 0
        ),
        Case(
            fault: "hang",
            parameters: "{\"path\": [\"/v1/nodes\", \"/v1/nodes/status\", \"/v1/shards\"]}",
            results: ["nodes": "failed", "node_status": "failed", "shards": "failed"],
            code: 1
        ),
        Case(
            fault: "hang",
            parameters: "{\"path\": [\"/v1/nodes*\", \"/v1/cluster/*\"]}",
            results: ["nodes": "failed", "node_status": "failed", "cluster_stats": "failed"]
                .merging(others.dropFirst(2).map { ($0, lost) }) { old, _ in old },
            code: 1
        ),
        Case(
            fault: "hang",
            parameters: "{\"path\": \"/v1/cluster\"}",
            results: ["cluster": "failed"]
                .merging((core + others).dropFirst().map { ($0, lost) }) { old, _ in old },
            code: 1
        ),
        Case(
            fault: "unauthorized",
            parameters: "{}",
            results: ["cluster": "login refused"]
                .merging((core + others).dropFirst().map { ($0, lost) }) { old, _ in old },
            code: 1
        ),
    ]

    @Test(arguments: cases)
    func eachResourceHasARow(item: Case) async throws {
        let site = try await SimulatedSite()
        try await site.switchOn(item.fault, item.parameters)
        let result = try await probe(site)
        #expect(result.status == .code(item.code), "\(result.standardOutput)")
        for resource in Self.core + Self.others {
            let usual =
                Self.secret.contains(resource)
                ? "forbidden" : Self.ofOthers.contains(resource) ? Self.lost : "ok"
            let words = item.results[resource] ?? usual
            let row = try result.standardOutput.firstMatch(
                of: Regex("\n  \(resource) +\(words)  ")
            )
            #expect(row != nil, "\(resource) \(words)\n\(result.standardOutput)")
        }
    }

    @Test func theObjectHasEachResourceToo() async throws {
        let site = try await SimulatedSite()
        try await site.switchOn("unauthorized")
        let output = try await probe(site, "--format", "json").standardOutput
        for resource in Self.core + Self.others {
            #expect(output.contains("{\"resource\": \"\(resource)\", "), "\(output)")
        }
        let unasked = "\"result\": \"not asked\", \"code\": null, \"duration_seconds\": null"
        let others = Self.core.count + Self.others.count - 1
        #expect(output.ranges(of: unasked).count == others, "\(output)")
    }

    @Test func aRefusedLoginIsSentOnce() async throws {
        let site = try await SimulatedSite()
        try await site.rotate(to: "changed")
        let result = try await probe(site)
        #expect(result.standardOutput.contains("not asked"))
        #expect(try await site.failedLogins() == 1)
    }

    @Test(arguments: [
        ("SELF/v1/cluster", "in a loop"), ("http://127.0.0.1/v1/cluster", "plaintext is never"),
        ("https://elsewhere.example/", "add it to `endpoints`"),
    ])
    func aRedirectThatIsRefusedSaysWhy(location: String, words: String) async throws {
        let site = try await SimulatedSite()
        let url = location.replacing("SELF", with: site.url)
        try await site.switchOn("redirect", "{\"url\": \"\(url)\"}")
        let result = try await probe(site)
        #expect(result.status == .code(1))
        #expect(result.standardOutput.contains(words), "\(result.standardOutput)")
    }

    private func probe(
        _ site: SimulatedSite,
        _ options: String...
    ) async throws -> CompletedProcess {
        try await ChildProcess.run(
            Program.rewatchd,
            ["probe", "--config", try site.settings()] + options,
            within: .seconds(90)
        )
    }

    /// Several endpoints may be one account, so those that leave a login hanging add up.
    @Test func loginsThatNobodyAnswersAddUpOverTheEndpoints() async throws {
        let sites = [
            try await SimulatedSite(), try await SimulatedSite(), try await SimulatedSite(),
        ]
        for site in sites {
            try await site.rotate(to: "another")
            try await site.switchOn("hang")
        }
        let urls = sites.map { "\"\($0.url)\"" }.joined(separator: ", ")
        let settings = try Files.text(sites[0].settings())
            .replacing("\"\(sites[0].url)\"", with: urls)
            .replacing("{ca_file: ca.pem}", with: "{insecure_skip_verify: true}")
        let path = try sites[0].folder.write(settings, to: "three.yaml")
        let result = try await ChildProcess.run(
            Program.rewatchd,
            ["probe", "--config", path],
            within: .seconds(60)
        )
        #expect(result.status == .code(1))
        var failed: [Int] = []
        for site in sites { failed.append(try await site.failedLogins()) }
        #expect(failed == [1, 1, 0])
    }
}
