package import Model
package import TimeSeries

/// What is known of a cluster as a whole: a card of the fleet, and the head of its own page.
package struct ClusterSummary: Sendable, Hashable {
    /// How many of something are well, of how many there are.
    package struct Share: Sendable, Hashable {
        /// Those that are well.
        package var good: Int
        /// All of them.
        package var all: Int

        /// Joins the two.
        package init(good: Int, of all: Int) {
            self.good = good
            self.all = all
        }
    }

    /// What ends some day, such as a certificate.
    package struct End: Sendable, Hashable {
        /// What ends.
        package var name: String
        /// When.
        package var at: Timestamp
        /// Whether that is soon.
        package var standing: Standing

        /// Joins an end.
        package init(_ name: String, at: Timestamp, standing: Standing) {
            self.name = name
            self.at = at
            self.standing = standing
        }
    }

    /// Its name in the configuration.
    package var name: String
    /// The worst of it.
    package var standing: Standing
    /// How it stands in a few words, such as `up` or `cannot be read for 3 min: …`.
    package var sentence: String

    /// The release, such as `8.2.0-25`; nil while it is unknown.
    package var version: String?
    /// Whether its core was read in the last cycle.
    package var isUp = false
    /// The word for the login.
    package var authentication = "unknown"
    /// The word for the certificate.
    package var tls = "unknown"
    /// When its core was last read; nil before the first time.
    package var lastSuccess: Timestamp?
    /// The alerts that fire, by severity.
    package var alerts: [Standing: Int] = [:]
    /// The nodes, and how many are up; nil while they are unknown.
    package var nodes: Share?
    /// The databases, and how many are in no trouble; nil while they are unknown.
    package var databases: Share?
    /// The shards, and how many are in no trouble; nil while they are unknown.
    package var shards: Share?
    /// Requests a second at all endpoints; nil while it is unknown, as the following are.
    package var requests: Double?
    /// Bytes that the databases use.
    package var usedMemory: Double?
    /// Bytes that they may use together.
    package var memoryLimit: Double?
    /// Open connections of clients.
    package var connections: Double?
    /// Mean latency in seconds.
    package var latency: Double?
    /// The first certificate that ends.
    package var certificate: End?
    /// The licence.
    package var license: End?
    /// Requests a second during the last hour.
    package var samples: [Sample] = []

    /// Makes a summary of which nothing but the name and how it stands is known.
    package init(name: String, standing: Standing, sentence: String) {
        self.name = name
        self.standing = standing
        self.sentence = sentence
    }
}
