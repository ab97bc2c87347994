import Alerting
import Model
import Testing

/// The alert machine as marble diagrams; see `Marble` for how to read them.
@Suite struct AlertMachineTests {
    @Test(
        arguments: [
            // Held for 20 s: two steps after the first failing look.
            ("fff", "--!"),
            ("fffffff", "--!----"),
            ("ff", "--"),
            ("ffh", "---"),
            ("ffhffhff", "--------"),
            ("fhfff", "----!"),
            // Time alone fires nothing; the next failing look does.
            ("f....f", "-----!"),
            ("f......", "-------"),
            ("f....hf", "-------"),
            // Gone for 20 s: two steps after the first healthy look.
            ("fffhhh", "--!--✓"),
            ("fffhh", "--!--"),
            ("fffhhhhh", "--!--✓--"),
            ("fffh....h", "--!-----✓"),
            ("fffh.....", "--!------"),
            // A relapse while it clears is the same alert.
            ("fffhhfhhh", "--!-----✓"),
            ("fffhhfhhfhhh", "--!--------✓"),
            ("fffhhhfff", "--!--✓--!"),
            // Nothing seen: it stays where it is.
            ("fff.......h.h", "--!---------✓"),
            ("........", "--------"),
            ("hhhh", "----"),
            // Deleted: over at once, and never fired if it had not yet.
            ("fffd", "--!✓"),
            ("fffhd", "--!-✓"),
            ("ffdf", "----"),
            ("ffdfff", "-----!"),
            ("dddd", "----"),
            ("fffdd", "--!✓-"),
            // Not watched any more: over as well.
            ("fffu", "--!✓"),
            ("fffhuf", "--!-✓-"),
            ("ffuuff", "------"),
        ]
    )
    func `fires after the hold and resolves after the clear time`(
        _ looks: String,
        _ expected: String
    ) {
        var marble = Marble()
        #expect(marble.play(looks) == expected, "\(looks)")
    }

    @Test(
        arguments: [
            // Told again 30 s after it was last told, at a failing look.
            ("fffffffff", "--!--r--r"),
            ("fff....f", "--!----r"),
            ("fff.....", "--!-----"),
            // Clearing is no time to remind; a relapse is.
            ("fffhhfhh", "--!--r--"),
            ("fffhhhff", "--!--✓--"),
        ]
    )
    func `reminds of what fires on`(_ looks: String, _ expected: String) {
        var marble = Marble(reminder: 30)
        #expect(marble.play(looks) == expected, "\(looks)")
    }

    @Test(
        arguments: [
            (0, 0, "fhfhh", "!✓!✓-"),
            (0, 20, "fhhhf", "!--✓!"),
            (20, 0, "fffhfff", "--!✓--!"),
            (10, 10, "ffhhff", "-!-✓-!"),
            // Between two looks is as good as at the later one.
            (15, 5, "fffhh", "--!-✓"),
            (1, 1, "ffhh", "-!-✓"),
            (0, 0, "d", "-"),
            (0, 0, "fd", "!✓"),
            (
                600, 20, "fff" + String(repeating: "f", count: 58),
                String(repeating: "-", count: 60) + "!"
            ),
        ] as [(Int, Int, String, String)]
    )
    func `takes its times from the rule of its kind`(
        _ hold: Int,
        _ clear: Int,
        _ looks: String,
        _ expected: String
    ) {
        var marble = Marble(hold: hold, clear: clear)
        #expect(marble.play(looks) == expected, "\(hold) \(clear) \(looks)")
    }

    @Test(
        arguments: [
            // looks, place of the first failing look, seconds up to the first healthy one
            ("fffhhh", 0, 30),
            ("hhfffhhh", 2, 30),
            ("fffhhfhhh", 0, 60),
            ("fff....h....h", 0, 70),
            ("fffd", 0, 30),
            ("fffhd", 0, 30),
            ("fhfffhhh", 2, 30),
        ]
    )
    func `lasts from the first failing look to the first healthy one`(
        _ looks: String,
        _ first: Int,
        _ seconds: Int
    ) throws {
        var marble = Marble()
        _ = marble.play(looks)
        try #require(marble.transitions.count == 2)
        let since = Marble.moment(first).wall
        #expect(marble.transitions.map(\.since) == [since, since])
        #expect(marble.transitions.map(\.duration) == [nil, .seconds(seconds)])
    }

    @Test func `says why it resolved`() {
        var marble = Marble(hold: 0, clear: 0)
        _ = marble.play("fhfdfu")
        let ends: [Transition.Resolution?] = [nil, .healthy, nil, .deleted, nil, .unwatched]
        #expect(marble.transitions.map(\.resolution) == ends)
    }

    @Test func `tells the first word before and the newest word after`() {
        var marble = Marble()
        #expect(marble.play("fFFhhh") == "--!--✓")
        let evidence = marble.transitions.map(\.evidence)
        #expect(evidence.map(\.old) == ["active", "active"])
        #expect(evidence.map(\.new) == ["gone", "gone"])
        #expect(evidence.map(\.name) == ["m", "m"])
        #expect(evidence.map(\.detail) == ["worse", "worse"])
    }

    @Test func `a kind that is off says nothing`() {
        var marble = Marble(hold: 0, clear: 0, isEnabled: false)
        #expect(marble.play("ffffhfff") == "--------")
        #expect(marble.machine.active.isEmpty)
    }

    @Test func `switching a kind off ends what fires, at the next look`() {
        var marble = Marble(hold: 0)
        #expect(marble.play("f") == "!")
        marble.settings[.nodeDown].isEnabled = false
        #expect(marble.play("ff") == "✓-")
        marble.settings[.nodeDown].isEnabled = true
        #expect(marble.play("f") == "!")
    }

    @Test(arguments: [-86_400_000, -1_000, 3_600_000] as [Int64])
    func `a step of the wall clock changes no time but the one that is told`(
        _ step: Int64
    ) throws {
        var marble = Marble()
        var line = ""
        for (place, look) in "fffhhh".enumerated() {
            var moment = Marble.moment(place)
            if place > 0 { moment.wall.milliseconds += step }
            line += marble.look(look, at: moment).isEmpty ? "-" : "x"
        }
        #expect(line == "--x--x")
        let resolved = try #require(marble.transitions.last)
        #expect(resolved.since == Marble.moment(0).wall)
        #expect(resolved.at.milliseconds == Marble.moment(5).wall.milliseconds + step)
        #expect(resolved.duration == .seconds(30))
    }

    @Test func `objects and kinds do not touch each other, and come in the order of their keys`() {
        var machine = AlertMachine()
        var rules = AlertSettings()
        for kind in AlertKind.allCases {
            rules[kind] = AlertRule(hold: .zero, clear: .zero, severity: .warning)
        }
        let keys = [
            AlertKey(.shardDown, .shard(UID(10))), AlertKey(.nodeDown, .node(UID(10))),
            AlertKey(.nodeDown, .node(UID(9))), AlertKey(.clusterUnreachable, .cluster),
        ]
        let failing = keys.map { Observation($0, .failing(Evidence())) }
        let fired = machine.observe(failing, rules: rules, at: Marble.moment(0))
        let order = [keys[3], keys[2], keys[1], keys[0]]
        #expect(fired.map(\.key) == order)
        #expect(machine.firing == order)
        let one = [Observation(keys[1], .healthy)]
        #expect(machine.observe(one, rules: rules, at: Marble.moment(1)).map(\.key) == [keys[1]])
        #expect(machine.firing == [keys[3], keys[2], keys[0]])
    }

    private func holdEnd(_ kind: AlertKind, in marble: Marble, after place: Int) -> Duration? {
        let now = Marble.moment(place).monotonic
        return marble.machine.nextHoldEnd(
            of: { $0.kind == kind },
            rules: marble.settings,
            after: now
        )
    }

    @Test func `knows when a further look would fire an alert`() {
        var marble = Marble(hold: 25)
        #expect(holdEnd(.nodeDown, in: marble, after: 0) == nil)
        _ = marble.play("f")
        let end = Marble.moment(0).monotonic + .seconds(25)
        #expect(holdEnd(.nodeDown, in: marble, after: 0) == end)
        #expect(holdEnd(.nodeDown, in: marble, after: 2) == end)
        #expect(holdEnd(.nodeDown, in: marble, after: 3) == nil)
        #expect(holdEnd(.shardDown, in: marble, after: 0) == nil)
        #expect(marble.machine.firing.isEmpty)
        #expect(marble.machine.active == [Marble.key])
        _ = marble.play("fff")
        #expect(holdEnd(.nodeDown, in: marble, after: 3) == nil)
        #expect(marble.machine.firing == [Marble.key])
    }

    @Test func `a hold that is over hides none that is not`() {
        var marble = Marble(hold: 25)
        _ = marble.play("f...", key: AlertKey(.nodeDown, .node(UID(1))))
        _ = marble.play("f")
        let end = Marble.moment(4).monotonic + .seconds(25)
        #expect(holdEnd(.nodeDown, in: marble, after: 4) == end)
    }

    @Test func `a clock that was set back before a restart makes no negative duration`() {
        var marble = Marble()
        func moment(_ seconds: Double, step: Double = 0) -> Moment {
            let start = Marble.moment(0)
            return Moment(
                monotonic: start.monotonic + .seconds(seconds),
                wall: start.wall + .seconds(seconds + step)
            )
        }
        for seconds in [0.0, 20] { _ = marble.look("f", at: moment(seconds)) }
        #expect(marble.machine.firing == [Marble.key])
        _ = marble.look("h", at: moment(40, step: -1_000.5))
        let kept = marble.machine.kept
        marble.machine = AlertMachine(kept, at: moment(50.25, step: -1_000.5))
        // The first look of a program ends nothing.
        _ = marble.look("h", at: moment(60, step: -1_000.5))
        let resolved = marble.look("h", at: moment(70, step: -1_000.5))
        #expect(resolved.map(\.state) == [.resolved])
        #expect(resolved.first?.duration == .zero)
    }

    @Test func `an alert that clears still fires until it is resolved`() {
        var marble = Marble()
        _ = marble.play("fffhh")
        #expect(marble.machine.firing == [Marble.key])
        _ = marble.play("h")
        #expect(marble.machine.firing.isEmpty)
        #expect(marble.machine.active.isEmpty)
    }
}
