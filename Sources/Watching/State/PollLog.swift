package import ClusterAPI
package import Model

/// The last requests for each resource of a cluster, for people who ask why.
///
/// Failures stay longer than what went well, since it is them that people look for: of each
/// resource the last few good polls and the last few bad ones are kept, whatever came between.
package struct PollLog: Sendable {
    /// The most good polls of a resource that are kept.
    package static let goodMax = 6
    /// The most bad polls of a resource that are kept.
    package static let badMax = 4
    /// The most of a reason that is kept, in Unicode scalars.
    package static let reasonMax = 200

    /// One request and what came of it.
    package struct Poll: Sendable, Hashable {
        /// When its cycle ended.
        package var at: Timestamp
        /// The HTTP status or the kind of failure.
        package var code: String
        /// From the request to the end of the answer.
        package var duration: Duration
        /// The bytes of the body; nil where none came.
        package var bytes: Int?
        /// Why it is not good; nil where it is.
        package var failure: String?
    }

    /// The polls of each resource, the newest last.
    package private(set) var polls: [Resource: [Poll]] = [:]

    /// A log without polls.
    package init() {}

    /// Adds a request; O(what is kept of its resource).
    mutating func note(_ item: JudgedResult, at moment: Moment) {
        let failure = item.failureText.map { text in
            String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.reasonMax)))
        }
        var bytes: Int?
        if case .response(let response) = item.result.answer { bytes = response.body.count }
        var kept = polls[item.resource] ?? []
        kept.append(
            Poll(
                at: moment.wall,
                code: item.result.code,
                duration: item.result.duration,
                bytes: bytes,
                failure: failure
            )
        )
        let isGood = failure == nil
        let alike = kept.count { ($0.failure == nil) == isGood }
        if alike > (isGood ? Self.goodMax : Self.badMax),
            let oldest = kept.firstIndex(where: { ($0.failure == nil) == isGood })
        {
            kept.remove(at: oldest)
        }
        polls[item.resource] = kept
    }
}
