extension ObjectMetric {
    /// What concerns a node.
    static let ofNode: [ObjectMetric: Metric] = [
        .nodeStatus: Metric(
            "redis_enterprise_node_status",
            "The state of the node, one state at a time.",
            labels: MetricLabels.node + ["status"],
            states: words(NodeStatus.self),
            source: .object(.node, resource: "nodes", field: "status")
        ),
        .nodeInfo: Metric(
            "redis_enterprise_node_info",
            "The address, version, rack and role of the node; always 1.",
            labels: MetricLabels.node + ["address", "version", "rack_id", "role"],
            source: .object(.node, resource: "nodes", field: "addr")
        ),
        .nodeMaintenance: Metric(
            "redis_enterprise_node_maintenance",
            "Whether the node is in maintenance: it takes no shards and has a snapshot from before.",
            labels: MetricLabels.node,
            source: .object(.node, resource: "node_status", field: "maintenance_snapshot")
        ),
        .nodeAcceptsShards: Metric(
            "redis_enterprise_node_accepts_shards",
            "Whether the node takes new shards; 0 in maintenance and on quorum-only nodes.",
            labels: MetricLabels.node,
            source: .object(.node, resource: "nodes", field: "accept_servers")
        ),
        .nodeTotalMemory: Metric(
            "redis_enterprise_node_total_memory_bytes",
            "The RAM of the node.",
            unit: "bytes",
            labels: MetricLabels.node,
            source: .object(.node, resource: "nodes", field: "total_memory")
        ),
        .nodeUptime: Metric(
            "redis_enterprise_node_uptime_seconds",
            "How long the node has been up.",
            unit: "seconds",
            labels: MetricLabels.node,
            source: .object(.node, resource: "nodes", field: "uptime")
        ),
        .nodeCores: Metric(
            "redis_enterprise_node_cores",
            "The CPU cores of the node.",
            labels: MetricLabels.node,
            source: .object(.node, resource: "nodes", field: "cores")
        ),
        .nodeShards: Metric(
            "redis_enterprise_node_shards",
            "The shards that run on the node.",
            labels: MetricLabels.node,
            source: .object(.node, resource: "nodes", field: "shard_count")
        ),
        .nodeMemoryShards: .gauge(
            .node,
            "ram_shards",
            from: ("nodes", "ram_shard_count"),
            "The shards in RAM that run on the node."
        ),
        .nodeFlashShards: .gauge(
            .node,
            "flash_shards",
            from: ("nodes", "flash_shard_count"),
            "The shards on flash that run on the node."
        ),
        .nodeShardsLimit: .gauge(
            .node,
            "shards_limit",
            from: ("nodes", "max_redis_servers"),
            "The most shards that may run on the node."
        ),
        .nodeEphemeralStorage: .gauge(
            .node,
            "ephemeral_storage_size",
            unit: "bytes",
            from: ("nodes", "ephemeral_storage_size"),
            "The storage of the node that does not survive the machine."
        ),
        .nodePersistentStorage: .gauge(
            .node,
            "persistent_storage_size",
            unit: "bytes",
            from: ("nodes", "persistent_storage_size"),
            "The storage of the node that survives the machine."
        ),
        .nodeFlashSize: .gauge(
            .node,
            "flash_size",
            unit: "bytes",
            from: ("nodes", "bigstore_size"),
            "The flash of the node for databases."
        ),
        .nodeProvisionalMemoryLimit: .gauge(
            .node,
            "provisional_memory_limit",
            unit: "bytes",
            from: ("node_status", "total_provisional_ram"),
            "The RAM of the node that shards may use in all."
        ),
        .nodeFreeProvisionalMemory: .gauge(
            .node,
            "free_provisional_memory",
            unit: "bytes",
            from: ("node_status", "free_provisional_ram"),
            "The RAM of the node that is left for new shards."
        ),
        .nodeOverbookingDepth: .gauge(
            .node,
            "overbooking_depth",
            unit: "bytes",
            from: ("node_status", "node_overbooking_depth"),
            "By how much the node is overbooked; negative while it is not."
        ),
        .nodePrimaryShards: .gauge(
            .node,
            "primary_shards",
            from: ("node_status", "master_shards"),
            "The primary shards on the node."
        ),
        .nodeReplicaShards: .gauge(
            .node,
            "replica_shards",
            from: ("node_status", "slave_shards"),
            "The replica shards on the node."
        ),
        .nodeCheckPassed: .gauge(
            .node,
            "check_passed",
            from: ("cluster_check", "nodes[].result"),
            "Whether the cluster's checks passed on the node."
        ),
    ]
}
