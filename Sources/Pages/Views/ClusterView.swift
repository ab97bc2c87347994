package import Model

/// One cluster with everything in it at one moment.
package struct ClusterView: Sendable, Hashable {
    /// The most databases that are shown, the worst and then the largest of them.
    package static let databasesMax = 1_000
    /// The most alerts of each kind that are shown.
    package static let alertsMax = 200

    /// The cluster as a whole.
    package var summary: ClusterSummary
    /// When it was looked.
    package var now: Timestamp
    /// From when what is shown is; nil before the first good cycle.
    package var asOf: Timestamp?
    /// The nodes by number.
    package var nodes: [NodeRow] = []
    /// The databases that were searched for, by trouble and then memory.
    package var databases: [DatabaseRow] = []
    /// How many databases there are in all.
    package var databaseCount = 0
    /// How many of them the search has found.
    package var foundCount = 0
    /// What was searched for; empty for everything.
    package var search = ""
    /// The alerts of the daemon that fire.
    package var alerts: [AlertRow] = []
    /// The cluster manager's own alerts that are raised.
    package var managerAlerts: [ManagerAlertRow] = []
    /// The licence and the certificates with their ends.
    package var ends: [ClusterSummary.End] = []

    /// Joins a view without objects.
    package init(_ summary: ClusterSummary, now: Timestamp) {
        self.summary = summary
        self.now = now
    }

    /// Takes the databases that a text occurs in, sorts them, and keeps as many as are shown.
    package mutating func take(_ databases: [DatabaseRow], search: String) {
        self.search = String(ShownName.cut(search, 200))
        databaseCount = databases.count
        let wanted = self.search.lowercased()
        let found = wanted.isEmpty ? databases : databases.filter { $0.holds(wanted) }
        foundCount = found.count
        self.databases = Array(found.sorted(by: DatabaseRow.isWorse).prefix(Self.databasesMax))
    }
}

/// One of the cluster manager's own alerts that is raised.
package struct ManagerAlertRow: Sendable, Hashable {
    /// What it is about, such as `node 2`.
    package var object: String
    /// Its name, such as `node_memory`.
    package var name: String
    /// Since when, by the cluster's clock; nil where it does not say.
    package var since: Timestamp?
    /// What was measured; empty where the cluster does not say.
    package var values: String

    /// Joins a row.
    package init(object: String, name: String, since: Timestamp?, values: String) {
        self.object = object
        self.name = name
        self.since = since
        self.values = values
    }
}
