/// How urgent an alert is.
package enum Severity: String, Hashable, Sendable, CaseIterable {
    /// Someone is woken.
    case critical
    /// Someone looks in the morning.
    case warning
    /// Someone may want to know.
    case info

    /// The syslog priority of a firing entry; see `PRIORITY` in systemd.journal-fields(7).
    package var priority: Int {
        switch self {
        case .critical: 2
        case .warning: 4
        case .info: 6
        }
    }
}
