extension SimulatedCluster {
    /// Returns the state of every alert of cluster scope.
    func clusterAlerts(at milliseconds: Int64) -> JSON {
        let isEven = nodes.count % 2 == 0 || nodes.count < 3
        let daysLeft = configuration.licenseDays + 42
        let licenseEnd = (createdAt ?? milliseconds) + Int64(daysLeft - 7) * 86_400_000
        return [
            "cluster_certs_about_to_expire": alert(isOn: false, isEnabled: true, threshold: "45"),
            // As captured from the product: on although it is disabled.
            "cluster_even_node_count": alert(isOn: isEven, isEnabled: false),
            "cluster_license_about_to_expire": alert(
                isOn: milliseconds >= licenseEnd,
                isEnabled: true,
                threshold: "7"
            ),
            "cluster_multiple_nodes_down": alert(
                isOn: nodes.filter { !$0.isUp }.count > 1,
                isEnabled: true,
                change: alertChanges["cluster_multiple_nodes_down"]
            ),
            "cluster_too_few_nodes_for_replication": alert(
                isOn: nodes.count < 2,
                isEnabled: false
            ),
        ]
    }

    /// Returns the state of every alert of a node.
    func alerts(of node: SimulatedNode) -> JSON {
        [
            "node_cpu_utilization": alert(isOn: false, isEnabled: false, threshold: "80"),
            "node_ephemeral_storage": alert(isOn: false, isEnabled: true, threshold: "70"),
            "node_failed": alert(
                isOn: !node.isUp,
                isEnabled: true,
                change: alertChanges["node_failed:\(node.uid)"]
            ),
            "node_memory": alert(isOn: false, isEnabled: false, threshold: "80"),
            "node_persistent_storage": alert(isOn: false, isEnabled: true, threshold: "70"),
        ]
    }

    /// Returns the state of every alert of a database; the threshold stands in two places.
    func alerts(of database: SimulatedDatabase, at milliseconds: Int64) -> JSON {
        let memory = load(ofDatabase: database.uid, at: Int(milliseconds / 1_000)).memory
        let copies = shards(of: database.uid).count / configuration.shardsPerDatabase
        let percent = memory / Double(database.memoryLimit * max(1, copies)) * 100
        return [
            "bdb_size": [
                "enabled": true, "state": .boolean(percent >= 80), "threshold": "80",
                "change_time": .string(CalendarTime.iso8601(creation(of: database))),
                "severity": .string(percent >= 80 ? "WARNING" : "INFO"),
                "change_value": [
                    "state": .boolean(percent >= 80), "threshold": "80",
                    "memory_util": .number(percent),
                ],
            ]
        ]
    }

    private func alert(
        isOn: Bool,
        isEnabled: Bool,
        threshold: String? = nil,
        change: Int64? = nil
    ) -> JSON {
        var value: JSON = ["state": .boolean(isOn)]
        if let threshold { value.append("global_threshold", .string(threshold)) }
        let time = change.map { abs($0) } ?? createdAt ?? 0
        return [
            "change_time": .string(CalendarTime.iso8601(time)), "change_value": value,
            "enabled": .boolean(isEnabled), "state": .boolean(isOn),
            "severity": .string(isOn ? "WARNING" : "INFO"),
        ]
    }
}
