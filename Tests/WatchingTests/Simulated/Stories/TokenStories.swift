import SimulatedCluster
import Testing
import Watching

/// How few logins it takes to ask with tokens.
struct TokenStories {
    @Test(arguments: [
        calm, oldRelease, otherWord, revoked, refusedForEver, basicOff, rotated, wrongFromTheStart,
        hanging, byNodes,
    ])
    func story(_ story: Story) throws {
        try story.play()
    }

    private static let second = Scenario.sentinel + "-2"

    private static func scenario(
        _ length: Int = 300,
        _ version: SimulatedVersion = .v8_0,
        hosts: [String] = [Scenario.clusterHost]
    ) -> Scenario {
        var scenario = Scenario(hosts: hosts, length: length)
        scenario.authentication = .jwt
        scenario.cluster.version = version
        return scenario
    }

    /// What is said when the number of some exchanges is not as expected.
    private static func count(
        _ expected: ClosedRange<Int>,
        _ record: RunRecord,
        _ what: String,
        _ isCounted: (Exchange) -> Bool
    ) -> [String] {
        let count = record.exchanges.count(where: isCounted)
        return expected.contains(count) ? [] : ["\(count) \(what)"]
    }

    private static let calm = Story(
        name: "tokens take one login in four minutes",
        scenario: scenario(1_200),
        told: [],
        check: { record in
            count(6...6, record, "issued", \.isIssue)
                + count(0...0, record, "refused") {
                    $0.code == "401"
                }
        }
    )

    private static let oldRelease = Story(
        name: "a release that reads user and password in the body",
        scenario: scenario(300, .v6_2),
        told: [],
        check: { count(2...2, $0, "logins", \.hasLogin) }
    )

    private static let otherWord = Story(
        name: "a release that knows the token by either word",
        scenario: scenario(300, .v8_2),
        told: [],
        check: { count(2...2, $0, "logins", \.hasLogin) }
    )

    private static let revoked = Story(
        name: "all tokens are revoked twice, and nobody is told",
        scenario: scenario().at(100.5, .start(.tokenRevoked(all: false)))
            .at(101, .stop(.tokenRevoked)).at(150.5, .start(.tokenRevoked(all: false))),
        told: [],
        check: { record in
            count(3...3, record, "issued", \.isIssue)
                + count(2...4, record, "refused", \.isRefusedToken)
        }
    )

    private static let refusedForEver = Story(
        name: "tokens are issued and refused: one exchange, both words, then silence",
        scenario: scenario(900).at(100.5, .start(.tokenRevoked(all: true))),
        told: ["firing authentication_rejected cluster"],
        check: { record in
            count(2...2, record, "issued", \.isIssue)
                + count(3...3, record, "refused", \.isRefusedToken)
        }
    )

    private static let basicOff = Story(
        name: "HTTP Basic is switched off and on again",
        scenario: scenario(900, .v8_2).at(100.5, .start(.basicOff)).at(600, .stop(.basicOff)),
        told: [],
        check: { count(0...0, $0, "refused", \.isRefusedLogin) }
    )

    private static let rotated = Story(
        name: "the password is changed; the token lasts, and then one login finds out",
        scenario: scenario(600).at(60.5, .passwordOnCluster(second))
            .at(500, .passwordInFile(second)),
        told: [
            "firing authentication_rejected cluster", "resolved authentication_rejected cluster",
        ],
        check: { record in
            let fired = record.seconds(of: "firing authentication_rejected cluster") ?? 0
            return count(1...1, record, "refused", \.isRefusedLogin)
                + ((225...240).contains(fired) ? [] : ["fired at \(fired)"])
        }
    )

    private static let wrongFromTheStart = Story(
        name: "the password is wrong from the start",
        scenario: scenario(900).at(0, .passwordOnCluster(second)),
        told: ["firing authentication_rejected cluster"],
        check: { count(1...1, $0, "logins", \.hasLogin) }
    )

    private static let hanging = Story(
        name: "a cluster that hangs for ten minutes costs few logins",
        scenario: scenario(1_000).at(100, .start(.hang(paths: []))).at(700, .stop(.hang)),
        told: ["firing cluster_unreachable cluster", "resolved cluster_unreachable cluster"],
        check: { record in
            count(0...4, record, "logins") {
                $0.hasLogin && $0.sent >= .seconds(100) && $0.sent < .seconds(700)
            }
        }
    )

    private static let byNodes = Story(
        name: "another node becomes the primary, and the token is good there",
        scenario: scenario(400, hosts: ["n1.example", "n2.example"])
            .at(100.5, .start(.failover(shards: [], databases: [], masterNode: 3))),
        told: [],
        check: { count(2...2, $0, "issued", \.isIssue) }
    )
}
