import Alerting
import Model
import Testing

/// What must hold for any sequence of looks, whoever sees whatever when.
@Suite struct AlertMachinePropertyTests {
    /// What a watcher of the machine remembers about one key, in the plainest form.
    private struct Record {
        var fires = false
        /// The monotonic time since which each look has failed.
        var failingSince: Duration?
        /// The same for healthy looks.
        var healthySince: Duration?
        var firedCount = 0
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `firing and resolved alternate, and nothing fires before its hold`(_ seed: UInt64) {
        var random = Generator(state: seed)
        var machine = AlertMachine()
        let rules = drawnRules(&random)
        var records: [AlertKey: Record] = [:]
        var moment = Moment(monotonic: .zero, wall: Timestamp(seconds: 1_790_000_000))
        for _ in 0..<300 {
            let passed = Duration.milliseconds(Int.random(in: 1...15_000, using: &random))
            moment.monotonic += passed
            let jump = Int64.random(in: -9...9, using: &random)
            moment.wall.milliseconds += abs(jump) == 9 ? jump * 1_000_000 : 1_000
            let looks = drawnLooks(&random)
            for look in looks { note(look, at: moment.monotonic, in: &records) }
            for transition in machine.observe(looks, rules: rules, at: moment) {
                check(transition, rules[transition.key.kind], moment, &records, seed)
            }
        }
        let firing = records.filter { $0.value.fires }.keys.sorted()
        #expect(machine.firing == firing, "seed \(seed)")
        #expect(records.values.contains { $0.firedCount > 0 }, "seed \(seed) fires nothing")
    }

    private func note(
        _ look: Observation,
        at now: Duration,
        in records: inout [AlertKey: Record]
    ) {
        var record = records[look.key] ?? Record()
        switch look.verdict {
        case .failing:
            record.failingSince = record.failingSince ?? now
            record.healthySince = nil
        case .healthy, .blinked:
            record.healthySince = record.healthySince ?? now
            if !record.fires { record.failingSince = nil }
        case .deleted, .superseded, .unwatched:
            if !record.fires { record.failingSince = nil }
        }
        records[look.key] = record
    }

    private func check(
        _ transition: Transition,
        _ rule: AlertRule,
        _ moment: Moment,
        _ records: inout [AlertKey: Record],
        _ seed: UInt64
    ) {
        var record = records[transition.key] ?? Record()
        let comment = Comment("seed \(seed), \(transition)")
        switch transition.state {
        case .firing:
            #expect(!record.fires, comment)
            let lasted = record.failingSince.map { moment.monotonic - $0 }
            #expect(lasted.map { $0 >= rule.hold } == true, comment)
            #expect(transition.duration == nil && transition.resolution == nil, comment)
            record.fires = true
            record.firedCount += 1
        case .reminder, .flapping:
            #expect(record.fires, comment)
        case .resolved:
            #expect(record.fires, comment)
            let clear = record.healthySince.map { moment.monotonic - $0 }
            let isClear = clear.map { $0 >= rule.clear } ?? false
            #expect(transition.resolution == .deleted || isClear, comment)
            let end = record.healthySince ?? moment.monotonic
            #expect(transition.duration == record.failingSince.map { end - $0 }, comment)
            #expect(transition.duration.map { $0 >= rule.hold } == true, comment)
            record = Record(firedCount: record.firedCount)
        }
        records[transition.key] = record
    }

    private func drawnRules(_ random: inout Generator) -> AlertSettings {
        var rules = AlertSettings()
        for kind in AlertKind.allCases {
            rules[kind] = AlertRule(
                hold: .seconds([0, 5, 20, 60].randomElement(using: &random) ?? 0),
                clear: .seconds([0, 5, 20, 60].randomElement(using: &random) ?? 0),
                severity: .warning
            )
        }
        return rules
    }

    private func drawnLooks(_ random: inout Generator) -> [Observation] {
        let kinds: [AlertKind] = [.nodeDown, .shardDown, .databaseNotActive]
        let looks: [Observation?] = kinds.flatMap { kind in
            (1...3 as ClosedRange<Int64>).map { uid in
                let verdict: Observation.Verdict? =
                    switch Int.random(in: 0..<20, using: &random) {
                    case 0..<9: .failing(Evidence())
                    case 9..<16: .healthy
                    case 16: .deleted
                    default: nil
                    }
                return verdict.map { Observation(AlertKey(kind, .node(UID(uid))), $0) }
            }
        }
        return looks.compactMap { $0 }.shuffled(using: &random)
    }
}

/// A seeded generator: a linear congruence whose upper bits are used, enough to choose cases.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let high = state >> 32
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return high << 32 | state >> 32
    }
}
