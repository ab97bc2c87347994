extension Resource {
    /// What a database receives from elsewhere: Replica Of and Active-Active.
    static let sources = [
        Resource("/v1/bdbs/{}/peer_stats") { $0.peerStatistics($1) },
        Resource("/v1/bdbs/{}/peer_stats/{}") { $0.peerStatistics($1) },
        Resource("/v1/bdbs/{}/sync_source_stats") { $0.syncStatistics($1) },
        Resource("/v1/bdbs/{}/sync_source_stats/{}") { $0.syncStatistics($1) },
        Resource("/v1/bdbs/{}/syncer_state", since: .v7_22) {
            $0.syncerState($1, of: [.activeActive, .replicaOf])
        },
        Resource("/v1/bdbs/{}/syncer_state/crdt", since: .v7_22) {
            $0.syncerState($1, of: [.activeActive])
        },
        Resource("/v1/bdbs/{}/syncer_state/replica", since: .v7_22) {
            $0.syncerState($1, of: [.replicaOf])
        },
    ]
}
