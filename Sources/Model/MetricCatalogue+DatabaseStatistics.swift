// The statistics that only databases have: what their endpoints measure.
// Fields: the page of database metrics of
// <https://redis.io/docs/latest/operate/rs/references/rest-api/objects/statistics/>.

extension MetricCatalogue {
    /// What of /v1/bdbs/stats a shard does not have.
    static let databaseStatistics: [StatisticRow] = [
        .init(
            "avg_latency",
            "average_latency",
            .microseconds,
            "Mean latency of requests, absent without traffic"
        ),
        .init(
            "avg_other_latency",
            "average_other_latency",
            .microseconds,
            "Mean latency of requests that neither read nor write, absent without traffic"
        ),
        .init(
            "avg_read_latency",
            "average_read_latency",
            .microseconds,
            "Mean latency of reads, absent without traffic"
        ),
        .init(
            "avg_write_latency",
            "average_write_latency",
            .microseconds,
            "Mean latency of writes, absent without traffic"
        ),
        .init("conns", "connections", .count, "Open client connections"),
        .init("egress_bytes", "egress", .byteRate, "Outgoing traffic of the endpoints"),
        .init("ingress_bytes", "ingress", .byteRate, "Incoming traffic of the endpoints"),
        .init(
            "instantaneous_ops_per_sec",
            "operations",
            .rate,
            "Commands executed by the shards, internal ones included"
        ),
        .init("last_req_time", "last_request", .time, "When the last request came"),
        .init("last_res_time", "last_response", .time, "When the last response went"),
        .init("monitor_sessions_count", "monitor_sessions", .count, "Clients in MONITOR mode"),
        .init("other_req", "other_requests", .rate, "Requests that neither read nor write"),
        .init("other_res", "other_responses", .rate, "Responses to neither reads nor writes"),
        .init(
            "ram_overhead",
            "ram_overhead",
            .bytes,
            "RAM that holds no values, with Auto Tiering"
        ),
        .init("read_req", "read_requests", .rate, "Read requests"),
        .init("read_res", "read_responses", .rate, "Responses to reads"),
        .init(
            "shard_cpu_system",
            "shard_cpu_system",
            .ratio,
            "Kernel time of the shard processes as a share of one core"
        ),
        .init(
            "shard_cpu_user",
            "shard_cpu_user",
            .ratio,
            "User time of the shard processes as a share of one core"
        ),
        .init(
            "total_connections_received",
            "connections_received",
            .rate,
            "New client connections"
        ),
        .init("total_res", "responses", .rate, "Responses sent"),
        .init("used_bigstore", "used_flash", .bytes, "Flash used, with Auto Tiering"),
        .init("used_ram", "used_ram", .bytes, "RAM used, with Auto Tiering"),
        .init("write_req", "write_requests", .rate, "Write requests"),
        .init("write_res", "write_responses", .rate, "Responses to writes"),
    ]
}
