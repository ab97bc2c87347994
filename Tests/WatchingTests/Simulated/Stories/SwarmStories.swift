import SimulatedCluster
import Testing
import Watching

/// What swarms have found, each as the shortest story that shows it.
///
/// A swarm draws other hours as soon as it learns another fault; these stay as they are.
struct SwarmStories {
    @Test(arguments: [
        quorumRegained, refusedAfterOversized, basicBackDuringHang, basicOffDuringHang,
        passwordChangedWhileBasicIsOff, tokenBrokenOff, killedWhileKnocking, basicBackUnseen,
        clockSetBackBeforeKill, redirectedWithinACycle, passwordChangedAfterUnseen,
        passwordChangedAfterBasicWasOff, basicBackDuringTornExchange, revokedWithinACycle,
        busyForAMinute,
    ])
    func story(_ story: Story) throws {
        try story.play()
    }

    private static let second = Scenario.sentinel + "-2"

    private static func byToken(_ length: Int) -> Scenario {
        var scenario = Scenario(length: length)
        scenario.authentication = .jwt
        scenario.cluster.version = .v8_2
        return scenario
    }

    /// Whether the cluster is read again within a time in seconds.
    private static func isReadAgain(_ record: RunRecord, at time: Int) throws -> [String] {
        try record.exposed(at: time).isUp == true ? [] : ["not read again at \(time) s"]
    }

    private static let quorumRegained = Story(
        name: "a quorum is lost for minutes, and nothing that takes one is called old afterwards",
        scenario: {
            var scenario = Scenario(length: 600)
            scenario.cluster.nodes = 2
            return scenario.at(98.9, .start(.nodeDown(nodes: [2]))).at(253.7, .stop(.nodeDown))
        }(),
        told: [
            "firing node_down node:2", "firing quorum_lost cluster",
            "resolved node_down node:2", "resolved quorum_lost cluster",
        ]
    )

    private static let refusedAfterOversized = Story(
        name: "a resource is too large and then refused: only the refusal is left",
        scenario: Scenario(length: 400)
            .at(60.5, .start(.oversize(paths: ["/v1/bdbs/stats/last"], bytes: 2 << 20)))
            .at(95, .stop(.oversize))
            .at(95.1, .start(.forbidden(paths: ["/v1/bdbs/stats/last"]))),
        told: [
            "firing unexpected_response resource:database_stats",
            "firing permission_denied resource:database_stats",
            "resolved unexpected_response resource:database_stats",
        ]
    )

    private static let basicBackDuringHang = Story(
        name: "HTTP Basic was off and is on again, and a hang has used up the tries but one",
        scenario: byToken(900)
            .at(0, .start(.basicOff)).at(150, .stop(.basicOff))
            .at(221, .start(.hang(paths: []))).at(345, .stop(.hang)),
        told: ["firing cluster_unreachable cluster", "resolved cluster_unreachable cluster"],
        check: { try isReadAgain($0, at: 430) }
    )

    private static let basicOffDuringHang = Story(
        name: "a new password is tried while the cluster hangs, and HTTP Basic is off when it ends",
        scenario: byToken(900)
            .at(118.8, .start(.unauthorized)).at(144.1, .stop(.unauthorized))
            .at(144.1, .passwordOnCluster(second)).at(144.1, .passwordInFile(second))
            .at(133.8, .start(.hang(paths: []))).at(156.9, .stop(.hang))
            .at(155.9, .start(.basicOff)),
        told: [
            "firing authentication_rejected cluster", "resolved authentication_rejected cluster",
        ],
        check: { try isReadAgain($0, at: 240) }
    )

    private static let passwordChangedWhileBasicIsOff = Story(
        name: "logins are refused while HTTP Basic is off, and the next password finds it on again",
        scenario: byToken(900)
            .at(16, .start(.basicOff)).at(71.4, .stop(.basicOff))
            .at(50.8, .start(.unauthorized)).at(183.3, .stop(.unauthorized))
            .at(183.3, .passwordOnCluster(second)).at(183.3, .passwordInFile(second)),
        told: [
            "firing authentication_rejected cluster", "resolved authentication_rejected cluster",
        ],
        check: { try isReadAgain($0, at: 210) }
    )

    private static let killedWhileKnocking = Story(
        name: "killed while it knocks at a cluster that is too slow, it does not count a login",
        scenario: {
            var scenario = Scenario(length: 600)
            scenario.diskTime = .milliseconds(2)
            scenario =
                scenario
                .at(55, .start(.slow(paths: [], milliseconds: 5_010, isDribbled: false)))
                .at(177, .stop(.slow))
            return scenario.at(90, .kill(.afterTurns(0))).at(105, .kill(.writing))
                .at(120, .kill(.afterTurns(0))).at(135, .kill(.writing))
        }(),
        told: ["firing cluster_unreachable cluster", "resolved cluster_unreachable cluster"],
        check: { try isReadAgain($0, at: 280) }
    )

    private static let tokenBrokenOff = Story(
        name: "an answer with a token breaks off, and the next exchange is no waste",
        scenario: byToken(300)
            .at(95, .start(.truncate(paths: [], at: nil, keepsConnection: true)))
            .at(105, .stop(.truncate))
            .at(96, .start(.tokenRevoked(all: false))),
        told: []
    )

    private static let clockSetBackBeforeKill = Story(
        name: "the clock is set back while an alert fires, and the program is killed as it clears",
        scenario: Scenario(length: 400)
            .at(62, .start(.nodeDown(nodes: [2]))).at(121, .stop(.nodeDown))
            .at(110, .clockStep(.milliseconds(-1_000_500))).at(135.3, .kill(.atOnce)),
        told: ["firing node_down node:2", "resolved node_down node:2"]
    )

    private static let redirectedWithinACycle = Story(
        name: "redirected from the middle of a cycle on, a hold that is over hides no other",
        scenario: {
            // One whose waits grow so fast that the end of the hold would be slept over.
            var scenario = Scenario(seed: 53, length: 600)
            scenario.hosts = ["n1.example"]
            return
                scenario
                .at(60.5, .start(.unavailable(paths: ["/v1/nodes"], retryAfter: nil)))
                .at(70.5, .start(.redirect(url: "https://stranger.invalid/v1/cluster")))
                .at(72, .stop(.unavailable)).at(125, .stop(.redirect))
        }(),
        told: [
            "firing unexpected_response resource:cluster",
            "resolved unexpected_response resource:cluster",
        ]
    )

    private static let passwordChangedAfterUnseen = Story(
        name: "a hang has used up the logins but one, and that was refused: a new password waits",
        scenario: Scenario(length: 1_400)
            .at(239.6, .start(.hang(paths: ["/v1/shards"]))).at(350, .stop(.hang))
            .at(275.5, .start(.truncate(paths: [], at: nil, keepsConnection: false)))
            .at(413, .stop(.truncate))
            .at(573.6, .start(.unauthorized)).at(659.1, .stop(.unauthorized))
            .at(659.1, .passwordOnCluster(second)).at(659.1, .passwordInFile(second)),
        told: [
            "firing cluster_unreachable cluster", "resolved cluster_unreachable cluster",
            "firing authentication_rejected cluster", "resolved authentication_rejected cluster",
        ],
        check: { try isReadAgain($0, at: 1_250) }
    )

    private static let passwordChangedAfterBasicWasOff = Story(
        name: "a wrong password in the body may be one in the wrong place: it costs two logins",
        scenario: {
            var scenario = byToken(600)
            scenario.cluster.version = .v7_2
            return
                scenario
                .at(100, .start(.basicOff)).at(100, .start(.tokenRevoked(all: false)))
                .at(150, .stop(.basicOff)).at(200, .passwordOnCluster(second))
        }(),
        told: ["firing authentication_rejected cluster"],
        check: { record in
            let count = record.exchanges.count(where: \.isRefusedLogin)
            return count == 2 ? [] : ["\(count) logins were refused"]
        }
    )

    private static let basicBackDuringTornExchange = Story(
        name: "HTTP Basic is off and on again while tokens arrive torn: the password is still good",
        scenario: byToken(600)
            .at(95, .start(.truncate(paths: [], at: nil, keepsConnection: true)))
            .at(100, .start(.basicOff)).at(100, .start(.tokenRevoked(all: false)))
            .at(125, .stop(.basicOff)).at(190, .stop(.truncate)),
        told: [
            "firing unexpected_response resource:cluster",
            "resolved unexpected_response resource:cluster",
        ],
        check: { try isReadAgain($0, at: 260) }
    )

    private static let revokedWithinACycle = Story(
        name: "tokens are revoked in the slow cycle that began with a new one: the login is good",
        scenario: byToken(600)
            .at(210, .start(.slow(paths: [], milliseconds: 3_900, isDribbled: false)))
            .at(241, .start(.tokenRevoked(all: false)))
            .at(300, .stop(.slow)),
        told: [],
        check: { try isReadAgain($0, at: 350) }
    )

    private static let busyForAMinute = Story(
        name: "a server that asks to be left alone for a while is looked at again when it may be",
        // One whose waits grow so fast that the end of the hold would be slept over.
        scenario: Scenario(seed: 53, length: 400)
            .at(60.5, .start(.unavailable(paths: [], retryAfter: 16))).at(119, .stop(.unavailable)),
        told: [
            "firing unexpected_response resource:cluster",
            "resolved unexpected_response resource:cluster",
        ]
    )

    private static let basicBackUnseen = Story(
        name: "a token outlives a time without HTTP Basic; one login finds out that it is refused",
        scenario: {
            var scenario = byToken(300)
            scenario.cluster.version = .v7_2
            return scenario.at(0, .start(.basicOff)).at(60, .stop(.basicOff))
                .at(95, .start(.unauthorized)).at(130, .stop(.unauthorized))
                .at(130, .passwordOnCluster(second)).at(130, .passwordInFile(second))
        }(),
        told: [
            "firing authentication_rejected cluster", "resolved authentication_rejected cluster",
        ],
        check: { record in
            let refused = record.exchanges.filter { $0.isRefusedLogin && $0.sent > .seconds(95) }
            return refused.count == 1 ? [] : ["\(refused.count) logins were refused"]
        }
    )
}
