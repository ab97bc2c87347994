import CProgram
import Logging
import Model
import Synchronization
import Systemd
import Watching
import Web

// What systemd is told. READY only after configuration, credentials and sockets were verified and
// the first cycle of each cluster has ended, well or in a definite failure: then a start that
// succeeded means a daemon that watches. WATCHDOG follows progress: each watcher says by when it
// will have made the next step, and one that is late keeps the message from being sent. A timer
// that ran by itself would attest only itself.

/// Reports the state of the daemon to the service manager.
final class Supervisor: Sendable {
    /// How often the board is looked at.
    static let period = Duration.seconds(1)

    /// How often before it is ready, so that a start takes hardly longer than the first cycle.
    private static let startPeriod = Duration.milliseconds(100)

    /// How often memory that is free is given back.
    private static let memoryPeriod = Duration.seconds(60)

    private let board: StatusBoard
    private let notifier: ServiceNotifier
    private let logger: Logger
    private let tools: WatcherTools<ContinuousClock>
    private let pulse: Pulse
    private let hasSaidReady = Mutex(false)
    private let complaints = Mutex(Complaints())

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
        var said = ""
        var isReadyLogged = false
        var web = Heartbeat(at: tools.now.monotonic)
        var memoryDue = tools.now.monotonic + Self.memoryPeriod
        while !Task.isCancelled {
            let status = statusLine
            if board.isReady, !isReady {
                // Said again at the next look when it is lost, or systemd would wait in vain.
                let isSaid = notify { [notifier] () throws(JournalError) in
                    try notifier.ready(status: status)
                }
                if isSaid { hasSaidReady.withLock { $0 = true } }
                if !isReadyLogged {
                    logger.info("ready: \(status)")
                    rewatchd_release_code()
                }
                isReadyLogged = true
            } else if status != said {
                notify { [notifier] () throws(JournalError) in try notifier.status(status) }
            }
            said = status
            let isWebAlive = web.isAlive(beats: pulse.beats, at: tools.now.monotonic)
            let stuck =
                lateWatcher.map { "\($0): the watcher is stuck" }
                ?? (isWebAlive ? nil : "the web server is stuck")
            say(stuck, of: .progress, at: .error)
            if stuck == nil {
                notify { [notifier] () throws(JournalError) in try notifier.watchdog() }
            }
            if tools.now.monotonic >= memoryDue {
                rewatchd_release_memory()
                memoryDue = tools.now.monotonic + Self.memoryPeriod
            }
            let period = isReady ? Self.period : Self.startPeriod
            try? await tools.sleep(until: tools.now.monotonic + period)
        }
        notify { [notifier] () throws(JournalError) in try notifier.stopping() }
    }

    /// Tells that a reload has begun, and after it that the service is ready again.
    ///
    /// A service that has not said that it is ready has nothing to reload for the service manager;
    /// then the first word remains that it is ready, once it is.
    func reloading(_ reload: () async -> Void) async {
        guard isReady else { return await reload() }
        notify { [notifier] () throws(JournalError) in try notifier.reloading() }
        await reload()
        let status = statusLine
        notify { [notifier] () throws(JournalError) in try notifier.ready(status: status) }
    }

    private var isReady: Bool { hasSaidReady.withLock { $0 } }

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

    /// Returns whether the service manager was told, or there is none.
    @discardableResult
    private func notify(_ send: () throws(JournalError) -> Void) -> Bool {
        do throws(JournalError) {
            try send()
            say(nil, of: .notification, at: .warning)
            return true
        } catch {
            say("the service manager was not told: \(error)", of: .notification, at: .warning)
            return false
        }
    }

    /// Logs a complaint when it begins or changes, and its end; nil is none.
    private func say(_ text: String?, of topic: Complaints.Topic, at level: Logger.Level) {
        guard let news = complaints.withLock({ $0.take(text, of: topic) }) else { return }
        logger.log(level: text == nil ? .notice : level, "\(news)")
    }
}

/// What was last complained about, so that the same is not said each second.
private struct Complaints {
    enum Topic: Hashable {
        /// Who is stuck; another one is worth another word.
        case progress
        /// Whether the service manager is told; which message was lost makes no difference.
        case notification
    }

    private var said: [Topic: String] = [:]

    /// Takes in how things stand; returns what is new about it.
    mutating func take(_ text: String?, of topic: Topic) -> String? {
        let before = said[topic]
        said[topic] = text
        guard let text else { return before.map { "no longer: \($0)" } }
        guard let before else { return text }
        return topic == .progress && before != text ? text : nil
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
