/// When the kinds of alert fire and clear, as configured.
package struct AlertSettings: Hashable, Sendable {
    private var rules: [AlertKind: AlertRule] = [:]

    /// Every kind with its own defaults.
    package init() {}

    /// The rule of a kind; setting one replaces the kind's defaults.
    package subscript(kind: AlertKind) -> AlertRule {
        get { rules[kind] ?? kind.defaultRule }
        set { rules[kind] = newValue }
    }
}

/// When one kind of alert fires, clears and is repeated.
package struct AlertRule: Hashable, Sendable {
    /// Whether it is evaluated at all.
    package var isEnabled: Bool
    /// How long the condition must last before it fires.
    package var hold: Duration
    /// How long it must be gone before it resolves.
    package var clear: Duration
    /// After how long a firing alert is said again.
    package var reminder: Duration
    /// How urgent it is.
    package var severity: Severity
    /// How long before an end it begins, for the kinds that tell of one.
    package var before: Duration?

    /// Joins a rule.
    package init(
        hold: Duration,
        clear: Duration,
        severity: Severity,
        reminder: Duration = .seconds(4 * 3_600),
        isEnabled: Bool = true
    ) {
        self.isEnabled = isEnabled
        self.hold = hold
        self.clear = clear
        self.reminder = reminder
        self.severity = severity
    }
}
