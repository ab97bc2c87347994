import Alerting
import Model

/// What really is the case from a time on, whatever the watcher thinks.
struct Truth: Sendable {
    var from: Duration
    /// The alerts about objects that are true.
    var failing: Set<AlertKey>
    /// The faults that are on, and what each does to the reading.
    var effects: [String: Effect]

    /// Whether the core can be read; nil where that depends.
    var isUp: Bool? {
        if isBroken { return false }
        return effects.values.contains(.uncertain) ? nil : true
    }

    /// Whether nothing at all hinders the reading.
    var isCalm: Bool { effects.values.allSatisfy { $0 == .harmless } }

    private var isBroken: Bool {
        effects.values.contains { effect in
            if case .broken = effect { true } else { false }
        }
    }
}
