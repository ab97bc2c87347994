// The conversation with the service manager, by libsystemd's own sd_notify.
//
// sd_notify reads $NOTIFY_SOCKET, and sd_watchdog_enabled $WATCHDOG_USEC and $WATCHDOG_PID, from
// the environment of the process; there is no way to hand them another one. So this type takes
// none: a parameter would only pretend. (Speaking the protocol here would be twenty lines, but
// then abstract socket names, credentials and whatever systemd adds to the address forms would be
// ours to follow.) Nothing in this program changes its environment, which is what makes getenv
// safe with threads.
//
// Operations: ready, status, reloading, stopping, watchdog: one datagram each, a few microseconds.
// After reloading() there must be a ready(); after stopping() nothing else is worth sending.
// Left out: MAINPID, EXTEND_TIMEOUT_USEC, FDSTORE, barriers: nothing here needs them.

import CLibsystemd
import Glibc

/// Tells the service manager how the daemon is; without one, every call does nothing.
package struct ServiceNotifier: Sendable {
    /// Makes a notifier for the service manager that started this process, if one did.
    package init() {}

    /// Tells whether a service manager listens.
    package var isSupervised: Bool {
        guard let path = unsafe getenv("NOTIFY_SOCKET") else { return false }
        return unsafe path.pointee != 0
    }

    /// Says that start or reload is complete, with the first status line.
    package func ready(status: String) throws(JournalError) {
        try send("READY=1", "STATUS=\(Self.singleLine(status))")
    }

    /// Replaces the line that `systemctl status` shows.
    package func status(_ text: String) throws(JournalError) {
        try send("STATUS=\(Self.singleLine(text))")
    }

    /// Says that a reload began; the moment lets `Type=notify-reload` tell it from an older one.
    package func reloading() throws(JournalError) {
        var now = timespec()
        // Cannot fail: the clock exists on every Linux and the pointer is good.
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        let microseconds = Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000
        try send("RELOADING=1", "MONOTONIC_USEC=\(microseconds)")
    }

    /// Says that the daemon is on its way out.
    package func stopping() throws(JournalError) {
        try send("STOPPING=1")
    }

    /// Proves progress; a service that stays silent for its watchdog interval is killed.
    package func watchdog() throws(JournalError) {
        try send("WATCHDOG=1")
    }

    /// How often ``watchdog()`` must be called at least; nil when nobody waits for it.
    ///
    /// Call it about twice as often. The interval counts only for the process that it names.
    package func watchdogInterval() throws(JournalError) -> Duration? {
        var microseconds: UInt64 = 0
        let result = unsafe sd_watchdog_enabled(0, &microseconds)
        guard result >= 0 else { throw .watchdogUnreadable(code: -result) }
        return result == 0 ? nil : .microseconds(microseconds)
    }

    private func send(_ assignments: String...) throws(JournalError) {
        let result = unsafe sd_notify(0, assignments.joined(separator: "\n"))
        guard result >= 0 else {
            let name = assignments[0].prefix { $0 != "=" }
            throw .notificationFailed(state: String(name), code: -result)
        }
    }

    /// Assignments are separated by line feeds: one in a status would begin another assignment.
    private static func singleLine(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { EscapedText.isControl($0) ? " " : $0 }
            )
        )
    }
}
