extension Resource {
    /// Databases, their availability and statistics.
    static let databases = [
        Resource("/v1/bdbs") { $0.databaseObjects(nil, $1.query, at: $1.milliseconds) },
        Resource("/v1/bdbs/{}") { $0.databaseObjects($1.uid, $1.query, at: $1.milliseconds) },
        Resource("/v1/bdbs/stats") { $0.seriesOfDatabases(nil, $1.query, $1.second) },
        Resource("/v1/bdbs/stats/{}") { $0.seriesOfDatabases($1.uid, $1.query, $1.second) },
        Resource("/v1/bdbs/stats/last") { $0.lastOfDatabases(nil, $1.query, $1.second) },
        Resource("/v1/bdbs/stats/last/{}", since: .v7_2) {
            $0.lastOfDatabases($1.uid, $1.query, $1.second)
        },
        // Secondary nodes answered 307 until the builds that are played here.
        Resource("/v1/bdbs/{}/availability", since: .v7_22, isNodeLocal: true) {
            $0.availability($1)
        },
        Resource("/v4/db/{}/health", since: .v8_0) { $0.databaseHealth($1) },
        Resource("/v1/endpoints/stats") { $0.seriesOfEndpoints($1.query, $1.second) },
    ]
}
