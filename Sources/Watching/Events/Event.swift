package import ClusterAPI
package import Model
package import TimeSeries

// Everything that happens to a watched cluster is one of these cases. The log line, the counter
// and the trace of a test are all derived from it, so that they cannot contradict each other.
// No case holds a body or a secret.

/// Something that happened while a cluster was watched.
package enum Event: Sendable {
    /// A request ended; `code` is the HTTP status or the kind of failure.
    case requestFinished(Resource, code: String, duration: Duration)
    /// A cycle ended.
    case cycleFinished(CycleSummary)
    /// Something began to fail, failed differently, failed on, or recovered.
    case trouble(Trouble, Recurrence)
    /// Parts of an answer were of no use; those not said before are listed by their JSON path.
    case payloadRejected(Resource, losses: [Loss], total: Int)
    /// A status word came that no vocabulary has; each is said once.
    case statusUnrecognised(Resource, word: String)
    /// This version of the cluster does not have a resource.
    case resourceUnsupported(Resource, status: Int)
    /// Another endpoint was taken into use.
    case endpointChanged(from: Endpoint, to: Endpoint)
    /// The endpoint in use pointed to the primary node.
    case redirected(from: Endpoint, to: Endpoint)
    /// The login was refused; the number of refusals within the guard's window.
    case loginRefused(Endpoint, count: Int)
    /// The login works again.
    case loginAccepted
    /// The content of the credential changed.
    case credentialChanged
    /// The history gave samples up.
    case samplesDropped(DropReason, count: Int)
    /// A hole in the samples of a resource was filled with means that the cluster has kept.
    case pastFilled(Resource, Rollup, samples: Int)
    /// A hole could not be filled, for now or for good.
    case pastUnreadable(Resource, Rollup, reason: String, isFinal: Bool)
    /// Samples or series went over a limit.
    case seriesLimitExceeded(dropped: Int, limit: Int)
}

/// What can fail for longer than one cycle; each is said when it starts, changes and ends.
package enum Trouble: Hashable, Sendable {
    /// One resource, with the reason in words.
    case resource(Resource)
    /// The credential cannot be read from its file.
    case credential
    /// What should outlive the program cannot be kept.
    case state
    /// Samples that should outlive the program cannot be kept.
    case samples
}

/// How a repeated failure stands.
package enum Recurrence: Hashable, Sendable {
    /// It was not there before.
    case began(String)
    /// It was there before with another reason.
    case changed(String)
    /// It goes on; how often it was seen since the last word about it.
    case repeated(String, times: Int)
    /// It is over; how often it was seen, and for how long.
    case ended(times: Int, lasted: Duration)
}

/// The end of a cycle in numbers.
package struct CycleSummary: Hashable, Sendable {
    /// How long it took.
    package var duration: Duration
    /// How many resources were asked for, and how many of them were read.
    package var asked: Int
    /// How many of them were good.
    package var read: Int
    /// How the cluster stands after it.
    package var health: ClusterHealth

    /// Joins a summary.
    package init(duration: Duration, asked: Int, read: Int, health: ClusterHealth) {
        self.duration = duration
        self.asked = asked
        self.read = read
        self.health = health
    }
}
