// The statistics of the links between endpoints and proxies. No page describes their fields; names
// and units follow those of databases, and what has no known unit has none here. Fields: the
// example of <https://redis.io/docs/latest/operate/rs/references/rest-api/requests/endpoints/>.

extension MetricCatalogue {
    /// What /v1/endpoints/stats has.
    static let endpointStatistics: [StatisticRow] = [
        .init(
            "acc_latency",
            "accumulated_latency",
            .microseconds,
            "Time that all requests of the sample took together"
        ),
        .init(
            "acc_other_latency",
            "accumulated_other_latency",
            .microseconds,
            "Time that the requests that neither read nor write took together"
        ),
        .init(
            "acc_read_latency",
            "accumulated_read_latency",
            .microseconds,
            "Time that the reads of the sample took together"
        ),
        .init(
            "acc_write_latency",
            "accumulated_write_latency",
            .microseconds,
            "Time that the writes of the sample took together"
        ),
        .init("auth_cmds", "authentications", .count, "Logins of clients"),
        .init(
            "auth_errors",
            "authentication_errors",
            .count,
            "Logins of clients that were refused"
        ),
        .init("cmd_flush", "flush_commands", .count, "FLUSH commands"),
        .init("cmd_get", "get_commands", .count, "GET commands"),
        .init("cmd_set", "set_commands", .count, "SET commands"),
        .init("cmd_touch", "touch_commands", .count, "TOUCH commands"),
        .init("conns", "connections", .count, "Open client connections"),
        .init("egress_bytes", "egress", .byteRate, "Outgoing traffic"),
        .init("ingress_bytes", "ingress", .byteRate, "Incoming traffic"),
        .init("last_req_time", "last_request", .time, "When the last request came"),
        .init("last_res_time", "last_response", .time, "When the last response went"),
        .init(
            "max_connections_exceeded",
            "connections_refused",
            .count,
            "Connections refused, since the database has its most"
        ),
        .init("monitor_sessions_count", "monitor_sessions", .count, "Clients in MONITOR mode"),
        .init("other_req", "other_requests", .rate, "Requests that neither read nor write"),
        .init("other_res", "other_responses", .rate, "Responses to neither reads nor writes"),
        .init(
            "other_started_res",
            "other_started_responses",
            .count,
            "Responses begun to neither reads nor writes"
        ),
        .init("read_req", "read_requests", .rate, "Read requests"),
        .init("read_res", "read_responses", .rate, "Responses to reads"),
        .init("read_started_res", "read_started_responses", .count, "Responses begun to reads"),
        .init(
            "total_connections_received",
            "connections_received",
            .rate,
            "New client connections"
        ),
        .init("total_req", "requests", .rate, "Requests handled"),
        .init("total_res", "responses", .rate, "Responses sent"),
        .init("total_started_res", "started_responses", .count, "Responses begun"),
        .init("write_req", "write_requests", .rate, "Write requests"),
        .init("write_res", "write_responses", .rate, "Responses to writes"),
        .init("write_started_res", "write_started_responses", .count, "Responses begun to writes"),
    ]
}
