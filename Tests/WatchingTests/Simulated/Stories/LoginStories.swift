import SimulatedCluster
import Testing
import Watching

/// How few logins a wrong password costs.
struct LoginStories {
    @Test(arguments: [
        rotated, replacedByRename, wrongForLong, wrongFiveTimes, wrongFromTheStart, unreadable,
        refusedInMidCycle, wrongAndTooSlow, wrongAndReset, rotatedWhileSlow, rotatedAndReloaded,
        hangsWithTheRightPassword,
    ])
    func story(_ story: Story) throws {
        try story.play()
    }

    private static let second = Scenario.sentinel + "-2"
    private static let alert = [
        "firing authentication_rejected cluster", "resolved authentication_rejected cluster",
    ]

    /// What the cluster has counted, whether anybody saw the answer or not.
    private static func counted(_ record: RunRecord) -> [Duration] {
        record.exchanges.compactMap(\.verdict).filter { !$0.isAccepted }.map(\.at)
    }

    private static func refusals(_ record: RunRecord) -> Int {
        record.exchanges.count(where: \.isRefusedLogin)
    }

    private static let rotated = Story(
        name: "the password is changed, and later the file",
        scenario: Scenario().at(60.5, .passwordOnCluster(second)).at(123, .passwordInFile(second)),
        told: alert,
        check: { record in
            let next = record.exchanges.first { $0.sent > .seconds(123) }
            let wait = next.map { $0.sent - .seconds(123) } ?? .seconds(100)
            let state = try record.exposed(at: 100)
                .state(of: "redis_enterprise_authentication_state", label: "state")
            return refusals(record) == 1 && wait <= .seconds(5) && state == "rejected"
                ? [] : ["\(refusals(record)) refused, then \(wait), \(state as Any)"]
        }
    )

    private static let replacedByRename = Story(
        name: "the file is gone for a moment while it is replaced",
        scenario: Scenario().at(60.5, .passwordOnCluster(second)).at(100, .fileUnreadable)
            .at(108, .passwordInFile(second)),
        told: alert,
        check: { refusals($0) == 1 ? [] : ["\(refusals($0)) refused"] }
    )

    private static let wrongForLong = Story(
        name: "a wrong password costs one login in half an hour",
        scenario: Scenario(length: 3_900).at(60.5, .passwordOnCluster(second)),
        told: ["firing authentication_rejected cluster"],
        check: { record in
            let times = record.exchanges.filter(\.isRefusedLogin).map(\.sent.components.seconds)
            let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
            return times.count == 3 && gaps.allSatisfy { $0 >= 1_800 && $0 < 1_825 }
                ? [] : ["refused at \(times)"]
        }
    )

    private static let wrongFiveTimes = Story(
        name: "one wrong password after the other costs four logins",
        scenario: (1...6).reduce(
            Scenario(length: 1_300).at(60.5, .passwordOnCluster(second))
        ) { $0.at(Double(100 + $1 * 20), .passwordInFile(Scenario.sentinel + "-wrong\($1)")) }
        .at(400, .passwordInFile(second)),
        told: alert,
        check: { record in
            let early = record.exchanges.count { $0.isRefusedLogin && $0.sent < .seconds(960) }
            return early == 4 && refusals(record) == 4 ? [] : ["\(early) of \(refusals(record))"]
        }
    )

    private static let wrongFromTheStart = Story(
        name: "the password is wrong from the start",
        scenario: Scenario().at(0, .passwordOnCluster(second)).at(200, .passwordInFile(second)),
        told: alert,
        check: { refusals($0) == 1 ? [] : ["\(refusals($0)) refused"] }
    )

    private static let unreadable = Story(
        name: "the file cannot be read from the start, and is written later",
        scenario: Scenario().at(0, .fileUnreadable).at(100, .passwordInFile(Scenario.sentinel)),
        told: alert,
        check: { record in
            let first = record.exchanges.first?.sent ?? .zero
            return first >= .seconds(100) && first <= .seconds(105) ? [] : ["asked at \(first)"]
        }
    )

    private static let refusedInMidCycle = Story(
        name: "the cluster refuses every login for a while",
        scenario: Scenario().at(60.5, .start(.unauthorized)).at(90, .stop(.unauthorized))
            .at(150, .passwordInFile(second)).at(149, .passwordOnCluster(second)),
        told: alert,
        check: { refusals($0) == 1 ? [] : ["\(refusals($0)) refused"] }
    )

    private static func slow(_ milliseconds: Int) -> Scenario.Action {
        .start(.slow(paths: [], milliseconds: milliseconds, isDribbled: false))
    }

    private static let wrongAndTooSlow = Story(
        name: "the password is wrong, and every answer comes after the timeout",
        scenario: Scenario(length: 3_600).at(0, .passwordOnCluster(second)).at(0, slow(8_000)),
        told: ["firing cluster_unreachable cluster"],
        check: { record in
            let times = counted(record)
            let isRare = zip(times, times.dropFirst(2)).allSatisfy { $1 - $0 >= .seconds(900) }
            return isRare && times.count > 2 ? [] : ["refused at \(times)"]
        }
    )

    private static let wrongAndReset = Story(
        name: "the password is wrong, and every answer is reset; then it is told as refused",
        scenario: Scenario(length: 900).at(0, .passwordOnCluster(second))
            .at(0, .start(.reset(paths: [], afterBytes: nil))).at(600, .stop(.reset)),
        told: [
            "firing cluster_unreachable cluster", "resolved cluster_unreachable cluster",
            "firing authentication_rejected cluster",
        ],
        check: { counted($0).count == 3 ? [] : ["refused at \(counted($0))"] }
    )

    private static let rotatedWhileSlow = Story(
        name: "the password is changed on a cluster that has become too slow",
        scenario: Scenario(length: 1_800).at(60.5, slow(6_000)).at(75, .passwordOnCluster(second))
            .at(600, .stop(.slow)).at(1_200, .passwordInFile(second)),
        told: [
            "firing cluster_unreachable cluster", "resolved cluster_unreachable cluster",
        ] + alert,
        check: { (1...3).contains(counted($0).count) ? [] : ["refused at \(counted($0))"] }
    )

    private static let rotatedAndReloaded = Story(
        name: "the password is changed, and slow answers are cut off by one reload after the other",
        scenario: (0..<10).reduce(
            Scenario(length: 1_200).at(60.5, slow(2_000)).at(60.5, .passwordOnCluster(second))
        ) { $0.at(61 + Double($1) / 2, .reload(hosts: Scenario().hosts)) }
        .at(90, .stop(.slow)).at(600, .passwordInFile(second)),
        told: alert,
        check: { (1...4).contains(counted($0).count) ? [] : ["refused at \(counted($0))"] }
    )

    private static let hangsWithTheRightPassword = Story(
        name: "a cluster that hangs for ten minutes is watched again within the longest wait",
        scenario: Scenario(length: 1_000).at(100, .start(.hang(paths: []))).at(700, .stop(.hang)),
        told: ["firing cluster_unreachable cluster", "resolved cluster_unreachable cluster"],
        check: { record in
            let logins = record.exchanges.count {
                $0.hasLogin && $0.sent >= .seconds(100) && $0.sent < .seconds(700)
            }
            let back = record.exchanges.first { $0.isAcceptedLogin && $0.sent > .seconds(700) }
            let wait = back.map { $0.sent - .seconds(700) } ?? .seconds(1_000)
            return logins <= 4 && wait < .seconds(61) ? [] : ["\(logins) logins, then \(wait)"]
        }
    )
}
