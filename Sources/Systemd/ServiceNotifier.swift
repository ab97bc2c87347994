// The conversation with the service manager: sd_notify(3)'s protocol, spoken here.
//
// libsystemd's own sd_notify waits when the queue of the manager's socket is full, and a manager
// that hangs, or a wrapper that never reads, would keep the daemon from stopping. There is no way
// to tell it not to. So the datagram is sent here, over a socket of its own for each message as
// libsystemd does it, and never waited for: what does not fit is lost, and the error says what.
// A lost WATCHDOG or STATUS is made good by the next one; a lost READY, RELOADING or STOPPING is
// not, and it is for the caller to send it again.
//
// $NOTIFY_SOCKET, $WATCHDOG_USEC and $WATCHDOG_PID are read from the environment of the process.
// Nothing in this program changes its environment, which is what makes getenv safe with threads.
//
// Operations: ready, status, reloading, stopping, watchdog: one datagram each, a few microseconds.
// After reloading() there must be a ready(); after stopping() nothing else is worth sending.
// Left out: MAINPID, EXTEND_TIMEOUT_USEC, FDSTORE, barriers: nothing here needs them; addresses of
// virtual machines (`vsock:`), which are for an init and not for its services.

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
        guard let name = unsafe getenv("NOTIFY_SOCKET") else { return }
        let path = unsafe String(cString: name)
        guard !path.isEmpty else { return }
        switch NotificationSocket.send(assignments.joined(separator: "\n"), to: path) {
        case 0: return
        case EAGAIN, ENOBUFS: throw .notificationLost(state: Self.name(of: assignments))
        case let code: throw .notificationFailed(state: Self.name(of: assignments), code: code)
        }
    }

    private static func name(of assignments: [String]) -> String {
        String(assignments[0].prefix { $0 != "=" })
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
