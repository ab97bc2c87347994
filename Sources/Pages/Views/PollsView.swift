package import Model

/// How the resources of one cluster were read lately.
package struct PollsView: Sendable, Hashable {
    /// The most polls of a resource that are drawn.
    static let barsMax = 12

    /// One request.
    package struct Poll: Sendable, Hashable {
        /// When its answer was there.
        package var at: Timestamp
        /// Whether the resource said what it should.
        package var isGood: Bool
        /// The HTTP status or the kind of failure.
        package var code: String
        /// How long it took, in seconds.
        package var seconds: Double
        /// The bytes of the body; nil where none came.
        package var bytes: Int?
        /// Why it is not good; nil where it is.
        package var error: String?

        /// Joins a poll that was good.
        package init(at: Timestamp, code: String, seconds: Double, bytes: Int?) {
            self.at = at
            isGood = true
            self.code = code
            self.seconds = seconds
            self.bytes = bytes
        }
    }

    /// A resource with its last polls.
    package struct Row: Sendable, Hashable {
        /// The resource's name.
        package var resource: String
        /// How it stands.
        package var standing: Standing
        /// How it stands in a word or two.
        package var word: String
        /// How long ago it was last read, in milliseconds; nil when it never was.
        package var age: Int64?
        /// Why it is not well; nil where it is.
        package var failure: String?
        /// The last polls, the newest last; failures stay longer than others.
        package var polls: [Poll] = []

        /// Makes a row without polls.
        package init(resource: String, standing: Standing, word: String) {
            self.resource = resource
            self.standing = standing
            self.word = word
        }
    }

    /// The cluster that is shown.
    package var summary: ClusterSummary
    /// All clusters.
    package var clusters: [String]
    /// When it was looked.
    package var now: Timestamp
    /// The endpoints in the order of the configuration.
    package var endpointNames: [String] = []
    /// The one in use; nil while none works.
    package var activeEndpoint: String?
    /// Where requests go when that is another place than the endpoint in use.
    package var target: String?
    /// Logins that were refused since the start.
    package var loginFailures = 0
    /// How long the last cycle took, in seconds.
    package var cycleSeconds: Double?
    /// The resources by trouble, then by name.
    package var rows: [Row] = []

    /// Joins a view without polls.
    package init(_ summary: ClusterSummary, clusters: [String], now: Timestamp) {
        self.summary = summary
        self.clusters = clusters
        self.now = now
    }
}
