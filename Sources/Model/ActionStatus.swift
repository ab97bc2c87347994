/// How far an action of the cluster is; the words of its three lists of actions together.
package enum ActionStatus: String, StatusWord {
    case aborted
    case active
    case cancelled
    case cancelling
    case completed
    case failed
    case pending
    case queued
    case running
    case starting

    /// Whether it goes on.
    package var isUnfinished: Bool {
        switch self {
        case .active, .cancelling, .pending, .queued, .running, .starting: true
        case .aborted, .cancelled, .completed, .failed: false
        }
    }

    /// Whether it ended without doing what it was to do, and nobody wanted that.
    package var isFailed: Bool {
        switch self {
        case .aborted, .failed: true
        case .active, .cancelled, .cancelling, .completed, .pending, .queued, .running, .starting:
            false
        }
    }
}
