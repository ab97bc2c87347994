import ClusterAPI
import SimulatedCluster
import Testing
import Watching

/// What is told when the cluster cannot be read.
struct OutageStories {
    @Test(arguments: [
        hang, refused, blip, unavailable, certificate, html, truncated, brokenOff, oversized,
        strangeRedirect, twiceInARow,
    ])
    func story(_ story: Story) throws {
        try story.play()
    }

    private static let unreachable = [
        "firing cluster_unreachable cluster", "resolved cluster_unreachable cluster",
    ]
    private static let unexpected = [
        "firing unexpected_response resource:cluster",
        "resolved unexpected_response resource:cluster",
    ]

    private static let hang = Story(
        name: "a server that hangs costs one timeout a cycle",
        scenario: Scenario().at(60.5, .start(.hang(paths: []))).at(160, .stop(.hang)),
        told: unreachable,
        check: { record in
            let timeouts = record.exchanges.filter { $0.code == "timeout" }
            let cycles = record.cycles.filter { $0.summary.health.trouble != nil }
            return timeouts.count == cycles.count && cycles.count >= 3
                ? [] : ["\(timeouts.count) timeouts in \(cycles.count) cycles"]
        }
    )

    private static let refused = Story(
        name: "nobody listens",
        scenario: Scenario().at(60, .outage(.refused, of: nil)).at(140, .outage(nil, of: nil)),
        told: unreachable,
        check: { record in
            // What is less often asked for is shown for longer.
            let names = try record.exposed(at: 130).names.filter {
                $0.contains("_node_") && !RunRecord.slow.contains($0)
            }
            return names.isEmpty ? [] : ["still exposed: \(names)"]
        }
    )

    private static let blip = Story(
        name: "nobody listens for ten seconds",
        scenario: Scenario().at(61, .outage(.refused, of: nil)).at(71, .outage(nil, of: nil)),
        told: []
    )

    private static let unavailable = Story(
        name: "503 with Retry-After",
        scenario: Scenario().at(60.5, .start(.unavailable(paths: [], retryAfter: 45)))
            .at(170, .stop(.unavailable)),
        told: unexpected,
        check: { record in
            let refused = record.exchanges.filter { $0.code == "503" }.map(\.sent)
            let gaps = zip(refused, refused.dropFirst()).map { $1 - $0 }
            return gaps.allSatisfy { $0 >= .seconds(45) } && gaps.count > 1
                ? [] : ["asked again after \(gaps)"]
        }
    )

    private static let certificate = Story(
        name: "the certificate is not trusted",
        scenario: Scenario().at(60.5, .outage(.tls(.untrusted), of: nil))
            .at(100, .outage(nil, of: nil)),
        told: [
            "firing tls_verification_failed cluster", "resolved tls_verification_failed cluster",
        ],
        check: { record in
            let state = try record.exposed(at: 90)
                .state(of: "redis_enterprise_tls_state", label: "state")
            return state == "failed" ? [] : ["\(state as Any)"]
        }
    )

    private static let html = Story(
        name: "a portal answers with HTML",
        scenario: Scenario().at(60.5, .start(.html(paths: []))).at(120, .stop(.html)),
        told: unexpected
    )

    private static let truncated = Story(
        name: "JSON breaks off",
        scenario: Scenario()
            .at(60.5, .start(.truncate(paths: [], at: nil, keepsConnection: true)))
            .at(120, .stop(.truncate)),
        told: unexpected
    )

    private static let brokenOff = Story(
        name: "the statistics of the databases break off with the connection",
        scenario: Scenario()
            .at(
                60,
                .start(
                    .truncate(paths: ["/v1/bdbs/stats/last"], at: nil, keepsConnection: false)
                )
            )
            .at(120, .stop(.truncate)),
        told: [
            "firing unexpected_response resource:database_stats",
            "resolved unexpected_response resource:database_stats",
        ],
        check: { record in
            let exposed = try record.exposed(at: 115)
            let memory = exposed["redis_enterprise_database_used_memory_bytes"]
            return memory.isEmpty && exposed.isUp == true ? [] : ["\(memory)"]
        }
    )

    private static let oversized = Story(
        name: "a body is larger than the limit",
        scenario: Scenario().at(60.5, .start(.oversize(paths: ["/v1/shards"], bytes: 2_000_000)))
            .at(120, .stop(.oversize)),
        told: [
            "firing unexpected_response resource:shards",
            "resolved unexpected_response resource:shards",
        ]
    )

    private static let strangeRedirect = Story(
        name: "a redirect to a host that nobody knows",
        scenario: Scenario()
            .at(60.5, .start(.redirect(url: "https://evil.invalid:9443/v1/cluster")))
            .at(120, .stop(.redirect)),
        told: unexpected,
        check: { record in
            let asked = record.exchanges.contains { $0.endpoint.host == "evil.invalid" }
            return asked ? ["the login went there"] : []
        }
    )

    /// Found by the swarm, seed 57: what was read between two outages was exposed for too long,
    /// because nobody woke before the licence had become too old.
    private static let twiceInARow = Story(
        name: "nobody listens, a cycle is read, and nobody listens again",
        scenario: Scenario(length: 400).at(61, .outage(.tls(.untrusted), of: nil))
            .at(118, .outage(nil, of: nil)).at(140, .outage(.tls(.untrusted), of: nil))
            .at(300, .outage(nil, of: nil)),
        told: [
            "firing tls_verification_failed cluster", "resolved tls_verification_failed cluster",
            "firing tls_verification_failed cluster", "resolved tls_verification_failed cluster",
        ]
    )
}
