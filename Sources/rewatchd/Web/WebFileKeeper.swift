import Logging
import Model
import Settings
import Synchronization
import Watching
import Web

/// Puts the web configuration file into force again when it, a certificate or a key changes.
///
/// Once a second it looks at the files from the outside. A change is read when it looks the same at
/// the next look, so that a file is not caught while it is written. What cannot be used leaves
/// everything as it is; that is said once, shows in a metric, and ends with the next good file.
final class WebFileKeeper: Sendable {
    /// Between two looks at the files.
    private static let period = Duration.seconds(1)

    private let access: LiveAccess
    private let first: WebFile
    private let path: String
    private let tools: WatcherTools<ContinuousClock>
    private let logger: Logger
    private let isGood = Mutex(true)

    /// Keeps a file that is in force.
    init(
        _ file: WebFile,
        path: String,
        access: LiveAccess,
        tools: WatcherTools<ContinuousClock>,
        logger: Logger
    ) {
        first = file
        self.path = path
        self.access = access
        self.tools = tools
        self.logger = logger
    }

    /// Whether the files as they are now are in force.
    var isCurrent: Bool { isGood.withLock { $0 } }

    /// Watches the files until the task is cancelled.
    func run() async {
        var paths = first.paths
        var read = FileStamps(of: paths)
        var seen = read
        // A change between the start's reading and the first look would pass unnoticed.
        take(into: &paths)
        while !Task.isCancelled {
            do {
                try await tools.sleep(until: tools.now.monotonic + Self.period)
            } catch {
                return
            }
            let now = FileStamps(of: paths)
            if now != read, now == seen {
                read = now
                if take(into: &paths) { read = FileStamps(of: paths) }
                seen = read
            } else {
                seen = now
            }
        }
    }

    /// Reads the files and puts them into force; returns whether they could be used.
    @discardableResult
    private func take(into paths: inout [String]) -> Bool {
        let before = isCurrent
        do {
            let file = try WebFile.load(path: path)
            let isFirst = file == first && before
            guard try access.replace(with: WebAccess(file)) else {
                refuse("\(path) gives up TLS or logins, which takes a restart")
                return false
            }
            paths = file.paths
            isGood.withLock { $0 = true }
            if !isFirst || !before { logger.notice("\(path) and its files were read again") }
            return true
        } catch let error as SettingsError {
            refuse(error.description)
        } catch let error as WebError {
            refuse("\(path): \(error)")
        } catch {
            refuse("\(path): \(error)")
        }
        return false
    }

    private func refuse(_ reason: String) {
        isGood.withLock { $0 = false }
        for line in reason.split(separator: "\n") { logger.error("\(line)") }
        logger.error("the web configuration was not changed; the one before stays in force")
    }
}
