import Model

// The reports of health, since 8.0.16: identifiers are text here. Much of them says again what the
// lists of nodes, databases and shards say; what is read is the judgement, and what stands nowhere
// else. Source: the schemas ClusterHealthReport and DatabaseHealthReport of
// <https://redis.io/docs/latest/operate/rs/references/rest-api/api-reference/>.

/// The tables of the reports of health.
enum HealthReader {
    static let cluster = ObjectReader<HealthReport>([
        .status("status") { $0.status = $1 },
        .items("nodes", nodes) { $0.nodes = $1 },
        .items("database_infos", databases) { $0.databases = $1 },
    ])

    private static let nodes = IdentifiedReader<UID, HealthReport.NodeHealth>(
        by: "id",
        [
            .status("status") { $0.status = $1 },
            .items("services", processes) { $0.processes = $1 },
        ],
        make: { HealthReport.NodeHealth(uid: $0) }
    )

    private static let processes = IdentifiedReader<String, HealthReport.Process>(
        named: "name",
        [.text("status") { $0.isRunning = $1 == "RUNNING" }],
        make: { HealthReport.Process(name: $0) }
    )

    private static let databases = IdentifiedReader<UID, HealthReport.DatabaseHealth>(
        by: "id",
        [
            .status("status") { $0.status = $1 },
            .inside("high_availability", [.status("status") { $0.availability = $1 }]),
        ],
        make: { HealthReport.DatabaseHealth(uid: $0) }
    )

    static let database = ObjectReader<DatabaseHealthReport>([
        .text("availability") { $0.isAvailable = $1 == "up" },
        .texts("availability_errors") { $0.errors = $1 },
        .items("endpoints", endpoints) { $0.endpoints = $1 },
        .inside("active_active", [.items("participating_clusters", members) { $0.members = $1 }]),
    ])

    private static let endpoints = IdentifiedReader<String, DatabaseHealthReport.Endpoint>(
        named: "name",
        [.text("availability") { $0.isAvailable = $1 == "up" }],
        make: { DatabaseHealthReport.Endpoint(name: $0) }
    )

    private static let members = IdentifiedReader<String, DatabaseHealthReport.Member>(
        named: "fqdn",
        [.status("replication") { $0.replication = $1 }],
        make: { DatabaseHealthReport.Member(cluster: $0) }
    )
}
