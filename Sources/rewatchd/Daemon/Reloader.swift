import Logging
import Model
import Settings
import Synchronization
import Watching
import Web

/// How the last reload of the configuration ended.
struct ReloadStatus: Sendable, Hashable {
    var isSuccessful: Bool
    var lastSuccess: Timestamp
}

/// Reads the configuration again and applies it whole, or not at all.
///
/// The clusters and everything about them change; the addresses of the web server, the log, the
/// buffer and the alertmanager are set at the start, and a change there is told and takes a restart.
final class Reloader: Sendable {
    private struct State {
        var status: ReloadStatus
        var running: Configuration
    }

    private let state: Mutex<State>
    private let load: @Sendable () throws(SettingsError) -> Loaded
    private let apply: @Sendable ([ClusterConfiguration]) -> Void
    private let time: any TimeSource
    private let logger: Logger

    init(
        running: Configuration,
        time: any TimeSource,
        logger: Logger,
        load: @escaping @Sendable () throws(SettingsError) -> Loaded,
        apply: @escaping @Sendable ([ClusterConfiguration]) -> Void
    ) {
        state = Mutex(
            State(
                status: ReloadStatus(isSuccessful: true, lastSuccess: time.wall),
                running: running
            )
        )
        self.time = time
        self.logger = logger
        self.load = load
        self.apply = apply
    }

    /// How the last reload ended; the start counts as a good one.
    var status: ReloadStatus { state.withLock { $0.status } }

    /// What is in force.
    var running: Configuration { state.withLock { $0.running } }

    /// Reads the file and applies it if it is good; otherwise everything stays as it is.
    func reload() async -> ReloadResult {
        do throws(SettingsError) {
            let loaded = try load()
            for warning in loaded.warnings { logger.warning("\(warning)") }
            take(loaded.configuration)
            return .applied
        } catch {
            state.withLock { $0.status.isSuccessful = false }
            for issue in error.issues { logger.error("\(issue)") }
            logger.error("the configuration was not reloaded; the running one stays in force")
            return .refused(reason: error.description)
        }
    }

    private func take(_ configuration: Configuration) {
        let needsRestart = state.withLock { state in
            let old = state.running
            state.running.clusters = configuration.clusters
            state.status = ReloadStatus(isSuccessful: true, lastSuccess: time.wall)
            return old.web != configuration.web || old.buffer != configuration.buffer
                || old.log != configuration.log
                || old.alertmanager != configuration.alertmanager
                || old.remoteWrite != configuration.remoteWrite
        }
        apply(configuration.clusters)
        logger.notice("the configuration was reloaded")
        if needsRestart {
            logger.warning(
                "changes under web, buffer, log and receivers take effect after a restart"
            )
        }
    }
}
