import Alerting

/// `alerts:`, when each kind of alert fires and clears.
enum AlertSection {
    /// The times that `defaults` may replace, as far as they are written.
    private struct Times {
        var hold: Duration?
        var clear: Duration?
        var reminder: Duration?

        init() {}

        init(_ reader: MappingReader) {
            hold = reader.value("hold") { node throws(ValueFailure) in
                try node.duration(atLeast: "0s")
            }
            clear = reader.value("clear") { node throws(ValueFailure) in
                try node.duration(atLeast: "0s")
            }
            // A reminder with every poll would be no reminder.
            reminder = reader.value("repeat") { node throws(ValueFailure) in
                try node.duration(atLeast: "1m")
            }
        }

        func apply(to rule: inout AlertRule) {
            rule.hold = hold ?? rule.hold
            rule.clear = clear ?? rule.clear
            rule.reminder = reminder ?? rule.reminder
        }
    }

    /// Reads the section: kinds that are not named take the times of `defaults`.
    static func read(_ reader: MappingReader) -> AlertSettings {
        var settings = AlertSettings()
        let defaults = reader.mapping("defaults") { Times($0) } ?? Times()
        for kind in AlertKind.allCases {
            var rule = settings[kind]
            if reader.mapping(kind.rawValue, { read($0, of: kind, into: &rule) }) == nil {
                defaults.apply(to: &rule)
            }
            settings[kind] = rule
        }
        return settings
    }

    private static func read(
        _ reader: MappingReader,
        of kind: AlertKind,
        into rule: inout AlertRule
    ) {
        Times(reader).apply(to: &rule)
        let enabled = reader.value("enabled") { node throws(ValueFailure) in try node.boolean() }
        let severity = reader.value("severity") { node throws(ValueFailure) in
            try node.word(of: Severity.self)
        }
        if AlertKind.endings.contains(kind) {
            let before = reader.value("before") { node throws(ValueFailure) in
                try node.duration(atLeast: "1h")
            }
            rule.before = before ?? rule.before
        }
        rule.isEnabled = enabled ?? rule.isEnabled
        rule.severity = severity ?? rule.severity
    }
}
