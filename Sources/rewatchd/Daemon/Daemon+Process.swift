import CProgram
import Logging
import Systemd

extension Daemon {
    /// Refuses a watchdog that is quicker than the supervisor looks.
    func checkWatchdog() throws {
        guard let interval = try ServiceNotifier().watchdogInterval() else { return }
        let needed = Supervisor.period * 3
        if interval < needed { throw DaemonFailure.watchdogTooShort(interval, needed: needed) }
    }

    /// Lets all threads share one heap, before there are many of either.
    ///
    /// Source: mallopt(3), `M_ARENA_MAX`.
    static func shareHeap() {
        rewatchd_share_heap()
    }

    /// Keeps passwords out of core files and away from other processes of the same user.
    ///
    /// Source: prctl(2), `PR_SET_DUMPABLE`.
    func protectProcess() {
        if rewatchd_make_undumpable() != 0 {
            output.logger.warning("core files could not be switched off")
        }
    }
}
