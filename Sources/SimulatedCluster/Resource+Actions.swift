extension Resource {
    /// What the cluster, its nodes and databases are busy with.
    static let actions = [
        Resource("/v1/actions") { $0.actionsAnswer($1) },
        Resource("/v1/actions/{name}") { $0.actionAnswer($1) },
        Resource("/v1/actions/bdb/{}", since: .v7_22) { $0.databaseActions($1) },
        Resource("/v2/actions", since: .v7_22) { $0.secondActionsAnswer($1) },
        Resource("/v2/actions/{name}", since: .v7_22) {
            $0.actionAnswer($1, isSecondVersion: true)
        },
        Resource("/v1/cluster/actions") { $0.plainActions($1, of: "cluster") },
        Resource("/v1/cluster/actions/{name}") { $0.plainActions($1, of: "cluster") },
        Resource("/v1/nodes/actions") { $0.plainActions($1, of: "node") },
        Resource("/v1/nodes/{}/actions") { $0.plainActions($1, of: "node") },
        Resource("/v1/nodes/{}/actions/{name}") { $0.plainActions($1, of: "node") },
    ]
}
