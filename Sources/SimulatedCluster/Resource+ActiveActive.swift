extension Resource {
    /// Active-Active databases as their coordinator knows them.
    static let activeActive = [
        Resource("/v1/crdbs") { $0.activeActiveAnswer($1) },
        Resource("/v1/crdbs/{name}") { $0.activeActiveAnswer($1) },
        Resource("/v1/crdbs/{name}/health_report") { $0.activeActiveHealth($1) },
        Resource("/v1/crdb_tasks", since: .v7_22) { $0.activeActiveTasks($1) },
        Resource("/v1/crdb_tasks/{name}") { $0.activeActiveTasks($1) },
    ]
}
