extension Resource {
    /// Nodes, their status and statistics.
    static let nodes = [
        Resource("/v1/nodes") { $0.nodesAnswer($1) { $0.object(of: $1, at: $2) } },
        Resource("/v1/nodes/{}") { $0.nodesAnswer($1) { $0.object(of: $1, at: $2) } },
        Resource("/v1/nodes/status") {
            $0.nodesAnswer($1, isMap: true) { $0.status(of: $1, at: $2) }
        },
        Resource("/v1/nodes/{}/status") { $0.nodesAnswer($1) { $0.status(of: $1, at: $2) } },
        Resource("/v1/nodes/check/{}", since: .v7_22) { $0.nodeCheck($1) },
        Resource("/v1/nodes/{}/snapshots", since: .v7_22) { $0.snapshotsAnswer($1) },
        Resource("/v1/proxies", since: .v7_22) {
            $0.nodesAnswer($1) { cluster, node, _ in cluster.proxy(of: node) }
        },
        Resource("/v1/proxies/{}", since: .v7_22) {
            $0.nodesAnswer($1) { cluster, node, _ in cluster.proxy(of: node) }
        },
        Resource("/v1/nodes/stats") { $0.seriesOfNodes(nil, $1.query, $1.second) },
        Resource("/v1/nodes/stats/{}") { $0.seriesOfNodes($1.uid, $1.query, $1.second) },
        Resource("/v1/nodes/stats/last") { $0.lastOfNodes(nil, $1.query, $1.second) },
        Resource("/v1/nodes/stats/last/{}") { $0.lastOfNodes($1.uid, $1.query, $1.second) },
    ]
}
