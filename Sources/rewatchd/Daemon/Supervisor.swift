import Logging
import Model
import Systemd
import Watching
import Web

// What systemd is told. READY only after configuration, credentials and sockets were verified and
// the first cycle of each cluster has ended, well or in a definite failure: then a start that
// succeeded means a daemon that watches. WATCHDOG follows progress: each watcher says by when it
// will have made the next step, and one that is late keeps the message from being sent. A timer
// that ran by itself would attest only itself.

/// Reports the state of the daemon to the service manager.
struct Supervisor: Sendable {
    /// How often the board is looked at.
    static let period = Duration.seconds(1)

    private let board: StatusBoard
    private let notifier: ServiceNotifier
    private let logger: Logger
    private let tools: WatcherTools<ContinuousClock>
    private let pulse: Pulse

    init(
        board: StatusBoard,
        logger: Logger,
        tools: WatcherTools<ContinuousClock>,
        pulse: Pulse
    ) {
        self.board = board
        self.pulse = pulse
        notifier = ServiceNotifier()
        self.logger = logger
        self.tools = tools
    }

    /// Reports until the task is cancelled, then that the service is stopping.
    func run() async {
        var isReady = false
        var said = ""
        var web = Heartbeat(at: tools.now.monotonic)
        while !Task.isCancelled {
            let status = statusLine
            if !isReady, board.isReady {
                isReady = true
                notify { () throws(JournalError) in try notifier.ready(status: status) }
                logger.info("ready: \(status)")
            } else if status != said {
                notify { () throws(JournalError) in try notifier.status(status) }
            }
            said = status
            if let late = lateWatcher {
                logger.error("\(late): the watcher is stuck")
            } else if !web.isAlive(beats: pulse.beats, at: tools.now.monotonic) {
                logger.error("the web server is stuck")
            } else {
                notify { () throws(JournalError) in try notifier.watchdog() }
            }
            try? await tools.sleep(until: tools.now.monotonic + Self.period)
        }
        notify { () throws(JournalError) in try notifier.stopping() }
    }

    /// Tells that a reload has begun, and after it that the service is ready again.
    func reloading(_ reload: () async -> Void) async {
        notify { () throws(JournalError) in try notifier.reloading() }
        await reload()
        let status = statusLine
        notify { () throws(JournalError) in try notifier.ready(status: status) }
    }

    /// One line for `systemctl status`.
    private var statusLine: String {
        let entries = board.entries
        let total = board.clusters.count
        let up = entries.count { $0.entry.report.health.isUp }
        let firing = entries.reduce(0) { $0 + $1.entry.report.firing.count }
        let troubles = entries.compactMap { name, entry in
            entry.report.health.trouble.map { "\(name): \($0)" }
        }
        let alerts = firing == 1 ? "1 alert firing" : "\(firing) alerts firing"
        return (["\(up) of \(total) clusters up, \(alerts)"] + troubles.prefix(3))
            .joined(separator: "; ")
    }

    /// A cluster whose watcher should have made progress by now.
    private var lateWatcher: String? {
        let now = tools.now.monotonic
        return board.entries.first { $0.entry.progressDue < now }?.name
    }

    private func notify(_ send: () throws(JournalError) -> Void) {
        do throws(JournalError) {
            try send()
        } catch {
            logger.warning("the service manager was not told: \(error)")
        }
    }
}

/// Whether something that counts up still does.
private struct Heartbeat {
    /// How long it may stand still.
    static let patience = Duration.seconds(10)

    private var beats = -1
    private var changed: Duration

    init(at now: Duration) {
        changed = now
    }

    mutating func isAlive(beats: Int, at now: Duration) -> Bool {
        if beats != self.beats { (self.beats, changed) = (beats, now) }
        return now - changed < Self.patience
    }
}
