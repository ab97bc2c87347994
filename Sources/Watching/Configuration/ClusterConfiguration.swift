package import Alerting
package import ClusterAPI

/// Everything that watching one cluster needs to know, already validated.
package struct ClusterConfiguration: Sendable {
    /// The `cluster` label; unique among the watched clusters.
    package var name: String
    /// Where its API is reached, in the order in which they are tried; at least one.
    package var endpoints: [Endpoint]
    /// Where its login comes from.
    package var credentials: any CredentialSource
    /// How it is used.
    package var authentication: Authentication
    /// How its certificate is judged.
    package var tls: TLSPolicy
    /// How often it is asked.
    package var poll: PollSettings
    /// Static labels of every series that carries this `cluster`, sorted by name.
    package var labels: [StaticLabel]
    /// Which tags of a database become labels of its series.
    package var databaseTags = DatabaseTags.none
    /// The resources that are read.
    package var resources: Set<Resource>
    /// When each kind of alert fires and clears.
    package var alerts: AlertSettings
    /// The most series that it may have.
    package var seriesLimit: Int

    /// Joins a configuration.
    package init(
        name: String,
        endpoints: [Endpoint],
        credentials: any CredentialSource,
        tls: TLSPolicy = TLSPolicy(),
        poll: PollSettings = PollSettings()
    ) {
        self.name = name
        self.endpoints = endpoints
        self.credentials = credentials
        self.authentication = .basic
        self.tls = tls
        self.poll = poll
        self.labels = []
        self.resources = Resource.readByDefault
        self.alerts = AlertSettings()
        self.seriesLimit = 200_000
    }
}

extension ClusterConfiguration: Equatable {
    package static func == (one: ClusterConfiguration, other: ClusterConfiguration) -> Bool {
        one.name == other.name && one.endpoints == other.endpoints && one.tls == other.tls
            && one.poll == other.poll && one.labels == other.labels
            && one.databaseTags == other.databaseTags
            && one.resources == other.resources && one.alerts == other.alerts
            && one.seriesLimit == other.seriesLimit
            && one.authentication == other.authentication
            && areEqual(one.credentials, other.credentials)
    }

    private static func areEqual<Source: CredentialSource>(
        _ one: Source,
        _ other: any CredentialSource
    ) -> Bool {
        one == other as? Source
    }
}

/// A label that the operator adds to every series of a cluster.
package struct StaticLabel: Hashable, Sendable {
    /// A valid Prometheus label name that no metric uses.
    package var name: String
    /// Any text.
    package var value: String

    /// Joins a label.
    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
