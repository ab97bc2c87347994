import Glibc
import Systemd
import Testing

@Suite struct ServiceNotifierTests {
    @Test func eachStateIsOneDatagram() async {
        await #expect(processExitsWith: .success) {
            let manager = try NotifySocket()
            let notifier = ServiceNotifier()
            #expect(notifier.isSupervised)
            try notifier.ready(status: "watching 2 clusters")
            try notifier.status("prod-eu: 3 nodes, 1 alert")
            try notifier.watchdog()
            try notifier.stopping()
            #expect(
                manager.received() == [
                    "READY=1\nSTATUS=watching 2 clusters", "STATUS=prod-eu: 3 nodes, 1 alert",
                    "WATCHDOG=1", "STOPPING=1",
                ]
            )
        }
    }

    @Test func statusCannotCarryAnotherAssignment() async {
        await #expect(processExitsWith: .success) {
            let manager = try NotifySocket()
            try ServiceNotifier().status("node\nWATCHDOG=trigger\r\u{1B}x")
            try ServiceNotifier().ready(status: "a\nSTOPPING=1")
            #expect(
                manager.received() == [
                    "STATUS=node WATCHDOG=trigger  x", "READY=1\nSTATUS=a STOPPING=1",
                ]
            )
        }
    }

    @Test func reloadIsStampedWithTheMonotonicClock() async {
        await #expect(processExitsWith: .success) {
            let manager = try NotifySocket()
            let before = try monotonicMicroseconds()
            try ServiceNotifier().reloading()
            let after = try monotonicMicroseconds()
            let lines = try #require(manager.received().first).split(separator: "\n")
            #expect(lines.first == "RELOADING=1")
            let stamp = try #require(lines.last).split(separator: "=")
            #expect(stamp.first == "MONOTONIC_USEC")
            let moment = try #require(Int64(stamp[1]))
            #expect(before <= moment && moment <= after)
        }
    }

    @Test func withoutManagerNothingHappens() async {
        await #expect(processExitsWith: .success) {
            unsafe setenv("NOTIFY_SOCKET", "", 1)
            #expect(!ServiceNotifier().isSupervised)
            unsafe unsetenv("NOTIFY_SOCKET")
            let notifier = ServiceNotifier()
            #expect(!notifier.isSupervised)
            try notifier.reloading()
            try notifier.ready(status: "nobody listens")
            try notifier.watchdog()
            try notifier.stopping()
        }
    }

    @Test func lostManagerIsAnError() async {
        await #expect(processExitsWith: .success) {
            unsafe setenv("NOTIFY_SOCKET", "/nonexistent/notify", 1)
            #expect(throws: JournalError.notificationFailed(state: "WATCHDOG", code: ENOENT)) {
                try ServiceNotifier().watchdog()
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func managerThatReadsNothingIsNotWaitedFor() async {
        await #expect(processExitsWith: .success) {
            let manager = try NotifySocket()
            let notifier = ServiceNotifier()
            var sent = 0
            let full = JournalError.notificationLost(state: "WATCHDOG")
            // The kernel's own limit, net.unix.max_dgram_qlen, is 10 or 512.
            #expect(throws: full) {
                while sent < 100_000 {
                    try notifier.watchdog()
                    sent += 1
                }
            }
            #expect(throws: JournalError.notificationLost(state: "STOPPING")) {
                try notifier.stopping()
            }
            #expect(manager.received() == Array(repeating: "WATCHDOG=1", count: sent))
            try notifier.stopping()
            #expect(manager.received() == ["STOPPING=1"])
        }
    }

    @Test func aSocketWithoutFileIsReached() async {
        await #expect(processExitsWith: .success) {
            let manager = try NotifySocket(isAbstract: true)
            try ServiceNotifier().watchdog()
            #expect(manager.received() == ["WATCHDOG=1"])
        }
    }

    @Test(arguments: [("vsock:2:1", EAFNOSUPPORT), ("notify", EAFNOSUPPORT), ("@", ECONNREFUSED)])
    func anAddressOfAnotherKindIsAnError(address: String, code: Int32) async {
        await #expect(processExitsWith: .success) { [address, code] in
            unsafe setenv("NOTIFY_SOCKET", address, 1)
            #expect(throws: JournalError.notificationFailed(state: "WATCHDOG", code: code)) {
                try ServiceNotifier().watchdog()
            }
        }
    }

    @Test func aPathThatIsTooLongIsAnError() async {
        await #expect(processExitsWith: .success) {
            unsafe setenv("NOTIFY_SOCKET", "/" + String(repeating: "n", count: 107), 1)
            #expect(throws: JournalError.notificationFailed(state: "READY", code: ENOENT)) {
                try ServiceNotifier().ready(status: "")
            }
            unsafe setenv("NOTIFY_SOCKET", "/" + String(repeating: "n", count: 108), 1)
            #expect(throws: JournalError.notificationFailed(state: "READY", code: ENAMETOOLONG)) {
                try ServiceNotifier().ready(status: "")
            }
        }
    }

    @Test func watchdogIntervalIsTheManagers() async {
        await #expect(processExitsWith: .success) { try readWatchdogIntervals() }
    }
}

private func readWatchdogIntervals() throws {
    let notifier = ServiceNotifier()
    unsafe unsetenv("WATCHDOG_USEC")
    var interval = try notifier.watchdogInterval()
    #expect(interval == nil)
    unsafe setenv("WATCHDOG_USEC", "60000000", 1)
    unsafe setenv("WATCHDOG_PID", "\(getpid())", 1)
    interval = try notifier.watchdogInterval()
    #expect(interval == .seconds(60))
    // Meant for another process, for instance a shell around this one.
    unsafe setenv("WATCHDOG_PID", "1", 1)
    interval = try notifier.watchdogInterval()
    #expect(interval == nil)
    unsafe setenv("WATCHDOG_PID", "\(getpid())", 1)
    unsafe setenv("WATCHDOG_USEC", "soon", 1)
    #expect(throws: JournalError.watchdogUnreadable(code: EINVAL)) {
        try notifier.watchdogInterval()
    }
}

private func monotonicMicroseconds() throws -> Int64 {
    var time = timespec()
    try #require(unsafe clock_gettime(CLOCK_MONOTONIC, &time) == 0)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
}
