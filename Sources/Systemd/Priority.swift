/// How urgent a record is, in syslog's numbers: the smaller, the worse.
///
/// `emergency` (0) and `alert` (1) are left out: journald broadcasts the former to every terminal,
/// and nothing that a cluster can do is an emergency of the machine that watches it.
package enum Priority: UInt8, Sendable, Hashable, CaseIterable {
    /// A critical alert fires.
    case critical = 2
    /// Something failed and will stay so without help.
    case error = 3
    /// Something needs a look soon.
    case warning = 4
    /// Normal, but worth to be seen: an alert resolved.
    case notice = 5
    /// Normal.
    case info = 6
    /// For whoever debugs the daemon itself.
    case debug = 7

    /// The value of `PRIORITY=`, which is text in the journal and in JSON alike.
    package var fieldValue: String { String(rawValue) }
}
