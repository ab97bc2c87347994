import Alerting
import Model
import Testing

/// What comes and goes is told a bounded number of times; see `Marble` for how to read the diagrams.
@Suite struct AlertFlappingTests {
    private static let flap = String(repeating: "fh", count: 200)
    private static let calm = String(repeating: "h", count: 61)

    @Test func `the eighth change says that it flaps, and nothing more until it is calm`() {
        var marble = Marble(hold: 0, clear: 0)
        #expect(marble.play("fhfhfhfh fhfh") == "!✓!✓!✓!~----")
        let quiet = marble.play(String(repeating: "h", count: 100))
        #expect(quiet.filter { $0 != "-" } == "✓")
        // The last change was at the last look but this; calm is ten minutes after it.
        #expect(
            quiet.firstIndex(of: "✓").map { quiet.distance(from: quiet.startIndex, to: $0) } == 59
        )
    }

    @Test func `one that fires on after it flapped is told as a reminder`() {
        var marble = Marble(hold: 0, clear: 0)
        _ = marble.play(Self.flap)
        let line = marble.play(String(repeating: "f", count: 100))
        #expect(line.filter { $0 != "-" } == "r")
        #expect(marble.play("h") == "✓", "and its end is told as ever")
    }

    @Test(arguments: ["fh", "ffhh", "fffhhh", "fhhhhhh", "ffffffh", "bh"])
    func `however long it lasts, there are few entries`(_ beat: String) {
        var marble = Marble(hold: 0, clear: 0)
        let line = marble.play(String(repeating: beat, count: 2_000))
        #expect(marble.transitions.count <= AlertMachine.changesMax + 1, "\(line.prefix(80))")
        #expect(marble.transitions.last?.state == .flapping)
        _ = marble.play(Self.calm)
        #expect(marble.transitions.last?.state == .resolved)
    }

    @Test func `says how many changes there were in what time`() throws {
        var marble = Marble(hold: 0, clear: 0)
        _ = marble.play("fhfhfhfh")
        let last = try #require(marble.transitions.last)
        #expect(last.flaps == Transition.Flaps(count: 8, lasted: .seconds(70)))
        let entry = AlertEntry(cluster: "c", transition: last, id: "1")
        #expect(
            entry.message
                == "c: node 2 is flapping, 8 changes in 1 min 10 s; "
                + "no more is told until it is calm for 10 min 0 s"
        )
        #expect(entry.priority == 2)
        let fields = entry.fields.map { "\($0.name)=\($0.value)" }
        #expect(fields.contains("REWATCHD_STATE=flapping"))
        #expect(fields.contains("REWATCHD_CHANGES=8"))
        #expect(!fields.contains { $0.hasPrefix("REWATCHD_DURATION_SECONDS") })
    }

    @Test func `what comes and goes slowly is news each time`() {
        var marble = Marble(hold: 0, clear: 0)
        let slow = "f" + String(repeating: "h", count: 60)
        let line = marble.play(String(repeating: slow, count: 12))
        #expect(line.count { $0 == "!" } == 12 && line.count { $0 == "✓" } == 12)
    }

    @Test func `a deleted object flaps no more`() {
        var marble = Marble(hold: 0, clear: 0)
        _ = marble.play(Self.flap)
        #expect(marble.play("d") == "✓")
        #expect(marble.transitions.last?.resolution == .deleted)
        #expect(marble.machine.active.isEmpty)
    }

    @Test func `a restart changes nothing about it`() {
        let looks = Self.flap + Self.calm
        var whole = Marble(hold: 0, clear: 0)
        let expected = whole.play(looks)
        for place in stride(from: 1, to: 60, by: 3) {
            var marble = Marble(hold: 0, clear: 0)
            var line = marble.play(String(looks.prefix(place)))
            marble.machine = AlertMachine(marble.machine.kept, at: Marble.moment(place))
            line += marble.play(String(looks.dropFirst(place)))
            let told = line.filter { $0 != "-" }
            #expect(told.count <= AlertMachine.changesMax + 1, "\(place): \(line.prefix(80))")
            #expect(told.hasSuffix("~✓"), "\(place): \(told)")
        }
        #expect(expected.filter { $0 != "-" } == "!✓!✓!✓!~✓")
    }
}
