import Storage
import Systemd
import Watching
import Web

/// Why the daemon could not start or go on.
enum DaemonFailure: Error, CustomStringConvertible {
    /// The web server could not listen, or stopped.
    case web(WebError)
    /// What the service manager passed cannot be used.
    case passedSockets(JournalError)
    /// The file of the state must not be used.
    case state(StorageError)
    /// The service manager wants to hear from us more often than we look at the watchers.
    case watchdogTooShort(Duration, needed: Duration)

    var description: String {
        switch self {
        case .web(let error): "\(error)"
        case .passedSockets(let error): "\(error)"
        case .state(let error): "\(error)"
        case .watchdogTooShort(let given, let needed):
            "WatchdogSec of the unit is \(given), but must be at least \(needed)"
        }
    }
}
