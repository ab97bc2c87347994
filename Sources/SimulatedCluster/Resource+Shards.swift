extension Resource {
    /// Shards and their statistics.
    static let shards = [
        Resource("/v1/shards", since: .v7_22) { $0.shardObjects($1) },
        Resource("/v1/shards/{}", since: .v7_22) { $0.shardObject($1) },
        Resource("/v1/bdbs/{}/shards", since: .v7_22) { $0.shardObjects(ofDatabase: $1) },
        Resource("/v1/shards/stats") { $0.seriesOfShards(nil, $1.query, $1.second) },
        Resource("/v1/shards/stats/{}") { $0.seriesOfShards($1.uid, $1.query, $1.second) },
        Resource("/v1/shards/stats/last") { $0.lastOfShards(nil, $1.query, $1.second) },
        Resource("/v1/shards/stats/last/{}") { $0.lastOfShards($1.uid, $1.query, $1.second) },
    ]
}
