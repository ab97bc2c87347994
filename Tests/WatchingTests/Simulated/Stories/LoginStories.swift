import SimulatedCluster
import Testing
import Watching

/// How few logins a wrong password costs.
struct LoginStories {
    @Test(arguments: [
        rotated, replacedByRename, wrongForLong, wrongFiveTimes, wrongFromTheStart, unreadable,
        refusedInMidCycle,
    ])
    func story(_ story: Story) throws {
        try story.play()
    }

    private static let second = Scenario.sentinel + "-2"
    private static let alert = [
        "firing authentication_rejected cluster", "resolved authentication_rejected cluster",
    ]

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
}
