import Alerting
import Model

// A marble diagram: each character is one look, ten seconds after the one before.
//
//     f failing   h healthy   d deleted   u unwatched   . no look   F failing with other words
//     b blinked: healthy, but not since the last look
//
// The expected line has a transition where it is decided: ! firing, r reminder, ✓ resolved,
// ~ flapping, * firing and resolved at once, ≈ firing and flapping at once, - nothing. Spaces are
// for the reader.

/// Plays diagrams against one machine.
struct Marble {
    static let step = Duration.seconds(10)
    static let key = AlertKey(.nodeDown, .node(UID(2)))

    var machine = AlertMachine()
    var settings = AlertSettings()
    var transitions: [Transition] = []
    private var time = 0

    init(hold: Int = 20, clear: Int = 20, reminder: Int = 14_400, isEnabled: Bool = true) {
        settings[.nodeDown] = AlertRule(
            hold: .seconds(hold),
            clear: .seconds(clear),
            severity: .critical,
            reminder: .seconds(reminder),
            isEnabled: isEnabled
        )
    }

    /// Looks once for each character and returns the line of what was decided.
    mutating func play(_ looks: String, key: AlertKey = Marble.key) -> String {
        var line = ""
        for look in looks where look != " " {
            line += mark(self.look(look, at: Self.moment(time), key: key))
            time += 1
        }
        return line
    }

    /// Looks once at a given time.
    mutating func look(
        _ look: Character,
        at moment: Moment,
        key: AlertKey = Marble.key
    ) -> [Transition] {
        let observations = Self.verdict(look).map { [Observation(key, $0)] } ?? []
        let found = machine.observe(observations, rules: settings, at: moment)
        transitions += found
        return found
    }

    /// The time of a look, by its place in the diagram.
    static func moment(_ place: Int) -> Moment {
        let passed = step * place
        return Moment(monotonic: .seconds(5) + passed, wall: start + passed)
    }

    static let start = Timestamp(milliseconds: 1_790_000_000_123)

    private static func verdict(_ look: Character) -> Observation.Verdict? {
        switch look {
        case "f": .failing(Evidence(name: "n", old: "active", new: "down"))
        case "F": .failing(Evidence(name: "m", old: "down", new: "gone", detail: "worse"))
        case "h": .healthy
        case "b": .blinked(Evidence(name: "n", detail: "for a moment"))
        case "d": .deleted
        case "u": .unwatched
        case ".": nil
        default: preconditionFailure("\(look) is no look")
        }
    }

    private func mark(_ transitions: [Transition]) -> String {
        switch transitions.map(\.state) {
        case []: "-"
        case [.firing]: "!"
        case [.reminder]: "r"
        case [.resolved]: "✓"
        case [.flapping]: "~"
        case [.firing, .resolved]: "*"
        case [.firing, .flapping]: "≈"
        case let states: preconditionFailure("one key, one look, \(states)")
        }
    }
}
