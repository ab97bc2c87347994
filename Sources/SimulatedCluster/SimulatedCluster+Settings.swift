extension SimulatedCluster {
    /// Returns which optional services are switched on, and how it is written: an object for each.
    func servicesConfiguration() -> JSON {
        var names = [
            "alert_mgr", "cm_server", "crdb_coordinator", "crdb_worker", "mdns_server",
            "pdns_server",
            "stats_archiver",
        ]
        if configuration.version >= .v7_22 { names += ["call_home_agent", "sentinel_service"] }
        let enabled: Set = ["alert_mgr", "cm_server", "crdb_coordinator", "crdb_worker"]
        return .object(
            names.sorted().map { name in
                JSON.Member(
                    name: name,
                    value: ["operating_mode": enabled.contains(name) ? "enabled" : "disabled"]
                )
            }
        )
    }

    /// Returns what the proxy of a node is set to; it has the uid of the node, and no status.
    func proxy(of node: SimulatedNode) -> JSON {
        [
            "uid": .integer(node.uid), "backlog": 1_024, "client_keepcnt": 6,
            "client_keepidle": 180, "client_keepintvl": 30, "conns": 500_000,
            "duration_usage_threshold": 30, "dynamic_threads_scaling": true,
            "ignore_bdb_cconn_limit": false, "log_level": "info", "max_listeners": 1_024,
            "max_servers": 4_096, "max_threads": .integer(node.cores),
            "max_worker_client_conns": 16_384, "max_worker_server_conns": 16_384,
            "max_worker_txns": 65_536, "threads": 3, "threads_usage_threshold": 80,
        ]
    }
}
