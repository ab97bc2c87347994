// What an operator does to a cluster from outside of this model: the API changes nothing here.

extension SimulatedCluster {
    /// Lets another release take over; nodes, objects, logins and tokens stay.
    package mutating func upgrade(to version: SimulatedVersion, at milliseconds: Int64) {
        advance(to: milliseconds)
        guard configuration.version != version else { return }
        configuration.version = version
        stateID += 1
        noteAlerts(at: milliseconds)
    }

    /// Deletes the last databases, or creates others, until there are so many.
    ///
    /// What stays keeps its numbers and its state, since identifiers are places in the lists.
    package mutating func setDatabases(count: Int, at milliseconds: Int64) {
        advance(to: milliseconds)
        guard count != databases.count, count > 0 else { return }
        configuration.databases = count
        let whole = SimulatedCluster(configuration)
        for database in databases.dropFirst(count) {
            note("cluster_bdb_deleted", of: database, at: milliseconds)
        }
        let added = whole.databases.dropFirst(databases.count)
        databases = Array(databases.prefix(count) + added)
        let kept = shards.prefix(whole.shards.count)
        shards = Array(kept + whole.shards.dropFirst(shards.count))
        for database in added { note("cluster_bdb_created", of: database, at: milliseconds) }
        stateID += 1
        noteAlerts(at: milliseconds)
    }

    private mutating func note(
        _ name: String,
        of database: SimulatedDatabase,
        at milliseconds: Int64
    ) {
        events.add(
            name,
            at: milliseconds,
            details: [
                "bdb_uid": .string("\(database.uid)"), "bdb_name": .string(database.name),
            ]
        )
    }
}
