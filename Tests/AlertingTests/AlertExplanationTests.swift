import Alerting
import Model
import Testing

/// What the first look after a start may say, and what another alert explains.
@Suite struct AlertExplanationTests {
    private static let node = AlertKey(.nodeDown, .node(UID(2)))
    private static let shard = AlertKey(.shardDown, .shard(UID(3)))

    /// Plays looks at a shard (upper line) and at the node that it is on (lower line).
    private func play(_ shard: String, _ node: String) -> [String] {
        var marble = Marble(hold: 0, clear: 0)
        marble.settings[.shardDown] = AlertRule(
            hold: .seconds(20),
            clear: .zero,
            severity: .critical
        )
        var told: [String] = []
        for (place, looks) in zip(shard, node).enumerated() {
            let pairs = [(Self.shard, looks.0), (Self.node, looks.1)]
            let observations = pairs.compactMap { key, look -> Observation? in
                let causes = key == Self.shard ? [Self.node] : []
                switch look {
                case "f": return Observation(key, .failing(Evidence()), causes: causes)
                case "h": return Observation(key, .healthy, causes: causes)
                case "d": return Observation(key, .deleted, causes: causes)
                case _: return nil
                }
            }
            let found = marble.machine.observe(
                observations,
                rules: marble.settings,
                at: Marble.moment(place)
            )
            told += found.map { "\(place) \($0.state) \($0.key.kind.rawValue)" }
        }
        return told
    }

    @Test(
        arguments: [
            ("ffff", "hhhh", ["2 firing shard_down"]),
            ("ffff", "ffff", ["0 firing node_down"]),
            // It outlives the node's recovery: told after a hold of its own.
            (
                "ffffffff", "fffhhhhh",
                ["0 firing node_down", "3 resolved node_down", "5 firing shard_down"]
            ),
            ("ffffhhhh", "fffhhhhh", ["0 firing node_down", "3 resolved node_down"]),
            // Nothing fires or resolves meanwhile, but a deletion is a fact.
            (
                "fffhhhhh", "hhhffffh",
                [
                    "2 firing shard_down", "3 firing node_down", "7 resolved node_down",
                    "7 resolved shard_down",
                ]
            ),
            (
                "fffd", "hhhf",
                ["2 firing shard_down", "3 firing node_down", "3 resolved shard_down"]
            ),
            // A node that is not looked at is as it was.
            ("ffff", "f...", ["0 firing node_down"]),
        ] as [(String, String, [String])]
    )
    func `what another alert explains is not told by itself`(
        _ shard: String,
        _ node: String,
        _ expected: [String]
    ) {
        #expect(play(shard, node) == expected)
    }

    @Test func `a kind that is switched off explains nothing`() {
        var rules = AlertSettings()
        rules[.nodeDown].isEnabled = false
        rules[.shardDown].hold = .zero
        var machine = AlertMachine()
        let looks = [
            Observation(Self.node, .failing(Evidence())),
            Observation(Self.shard, .failing(Evidence()), causes: [Self.node]),
        ]
        let told = machine.observe(looks, rules: rules, at: Marble.moment(0))
        #expect(told.map(\.key) == [Self.shard])
    }

    @Test(arguments: ["fff", "fffh", "fffhh"])
    func `the first look after a start ends nothing`(_ before: String) {
        var marble = Marble(hold: 0, clear: 20)
        _ = marble.play(before)
        marble.machine = AlertMachine(marble.machine.kept, at: Marble.moment(100))
        let later = Moment(
            monotonic: Marble.moment(100).monotonic + .seconds(3_600),
            wall: Marble.moment(100).wall + .seconds(3_600)
        )
        #expect(marble.look("h", at: later).isEmpty)
        #expect(marble.machine.firing == [Marble.key])
        let next = Moment(monotonic: later.monotonic + .seconds(20), wall: later.wall)
        #expect(marble.look("h", at: next).map(\.state) == [.resolved])
    }

    @Test func `what blinked is told once, unless it has a hold`() {
        var definite = Marble(hold: 0, clear: 0)
        #expect(definite.play("hbhhb") == "-*--*")
        var held = Marble(hold: 20, clear: 20)
        #expect(held.play("hbhhb") == "-----")
        #expect(
            held.play("fffhbhhh") == "--!---✓-",
            "a relapse between two looks begins to clear anew"
        )
    }
}
