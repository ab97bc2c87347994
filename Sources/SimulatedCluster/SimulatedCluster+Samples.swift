extension SimulatedCluster {
    /// Returns the members that begin every sample.
    func envelope(_ window: SampleWindow, end: Int, isNamed: Bool = true) -> JSON {
        var sample: JSON = isNamed ? ["interval": .string(window.rawValue)] : [:]
        sample.append("stime", .string(CalendarTime.iso8601(Int64(end - window.length) * 1_000)))
        sample.append("etime", .string(CalendarTime.iso8601(Int64(end) * 1_000)))
        return sample
    }

    /// Returns the metrics of a database at a second.
    func databaseSample(_ database: SimulatedDatabase, at second: Int) -> JSON {
        let load = load(ofDatabase: database.uid, at: second)
        let last: JSON =
            database.hasTraffic
            ? .string(CalendarTime.iso8601(Int64(second) * 1_000)) : "1970-01-01T00:00:00Z"
        var sample = JSON.object(load.latencies)
        sample.append(contentsOf: [
            "bigstore_io_read_bytes": 0.0, "bigstore_io_write_bytes": 0.0,
            "conns": .number(load.connections), "egress_bytes": .number(load.egress),
            "evicted_objects": .number(load.evicted), "expired_objects": .number(load.expired),
            "fork_cpu_system": 0.0, "fork_cpu_user": 0.0,
            "ingress_bytes": .number(load.ingress),
            "instantaneous_ops_per_sec": .number(load.requests.rounded() + 1),
            "last_req_time": last, "last_res_time": last,
            "main_thread_cpu_system": .number(load.systemTime * 0.9),
            "main_thread_cpu_user": .number(load.userTime * 0.9),
        ])
        sample.append(contentsOf: [
            "mem_frag_ratio": .number(1.07), "mem_not_counted_for_evict": 0.0,
            "mem_size_lua": 35_840.0, "monitor_sessions_count": 0.0,
            "no_of_expires": .number(load.expires), "no_of_keys": .number(load.keys),
            "other_req": .number(load.others), "other_res": .number(load.others),
            "pubsub_channels": 0.0, "pubsub_patterns": 0.0,
            "read_hits": .number(load.readHits),
            "read_misses": .number(load.reads - load.readHits),
            "read_req": .number(load.reads), "read_res": .number(load.reads),
            "shard_cpu_system": .number(load.systemTime), "shard_cpu_user": .number(load.userTime),
        ])
        sample.append(contentsOf: [
            "total_connections_received": .number(load.newConnections),
            "total_req": .number(load.requests), "total_res": .number(load.requests),
            "used_memory": .number(load.memory),
            "write_hits": .number(load.writeHits),
            "write_misses": .number(load.writes - load.writeHits),
            "write_req": .number(load.writes), "write_res": .number(load.writes),
        ])
        return sample
    }

    /// Returns the metrics of a shard at a second.
    func shardSample(_ shard: SimulatedShard, at second: Int) -> JSON {
        let load = load(of: shard, at: second)
        return [
            "aof_rewrite_inprog": 0.0, "avg_ttl": .number((load.expires / 3).rounded(.down)),
            "blocked_clients": 0.0,
            "connected_clients": .number(load.connections + 9),
            "evicted_objects": .number(load.evicted), "expired_objects": .number(load.expired),
            "fork_cpu_system": 0.0, "fork_cpu_user": 0.0,
            "last_save_time": .number(Double((createdAt ?? 0) / 1_000)),
            "main_thread_cpu_system": .number(load.systemTime * 0.9),
            "main_thread_cpu_user": .number(load.userTime * 0.9),
            "mem_frag_ratio": 1.07, "mem_not_counted_for_evict": 0.0, "mem_size_lua": 35_840.0,
            "no_of_expires": .number(load.expires), "no_of_keys": .number(load.keys),
            "pubsub_channels": 0.0, "pubsub_patterns": 0.0,
            "rdb_changes_since_last_save": .number((load.writes * 60).rounded(.down)),
            "read_hits": .number(load.readHits),
            "read_misses": .number(load.reads - load.readHits),
            "shard_cpu_system": .number(load.systemTime), "shard_cpu_user": .number(load.userTime),
            "total_req": .number(load.requests), "used_memory": .number(load.memory),
            "used_memory_peak": .number((load.memory * 1.2).rounded(.down)),
            "used_memory_rss": .number(load.residentMemory),
            "write_hits": .number(load.writeHits),
            "write_misses": .number(load.writes - load.writeHits),
        ]
    }

    /// Returns the metrics that nodes and the cluster have in common.
    func machineSample(_ machine: MachineLoad, _ load: Load) -> JSON {
        let idle = 1 - machine.user - machine.system - machine.waiting
        var sample: JSON = [
            "available_flash": 0.0, "available_memory": .number(machine.availableMemory),
        ]
        sample.append(contentsOf: .object(load.latencies.filter { $0.name == "avg_latency" }))
        sample.append(contentsOf: [
            "available_flash_no_overbooking": 0.0,
            "available_memory_no_overbooking": .number(machine.availableMemory),
            "conns": .number(load.connections), "cpu_idle": .number(idle),
            "cpu_iowait": .number(machine.waiting), "cpu_irqs": 0.0, "cpu_nice": 0.0,
            "cpu_steal": 0.0, "cpu_system": .number(machine.system),
            "cpu_user": .number(machine.user),
            "egress_bytes": .number(load.egress),
            "ephemeral_storage_avail": .number((machine.freeStorage * 0.94).rounded(.down)),
            "ephemeral_storage_free": .number(machine.freeStorage),
            "free_memory": .number(machine.freeMemory),
            "ingress_bytes": .number(load.ingress),
            "persistent_storage_avail": .number((machine.freeStorage * 0.94).rounded(.down)),
            "persistent_storage_free": .number(machine.freeStorage),
            "provisional_flash": 0.0, "provisional_flash_no_overbooking": 0.0,
            "provisional_memory": .number(machine.provisionalMemory),
            "provisional_memory_no_overbooking": .number(machine.provisionalMemory),
            "total_req": .number(load.requests),
        ])
        return sample
    }

    /// Returns the metrics of every running node at a second, by uid.
    func nodeSamples(at second: Int) -> [Int: JSON] {
        let loads = loadsOfNodes(at: second)
        var samples: [Int: JSON] = [:]
        for node in nodes where node.isUp {
            let load = loads[node.uid] ?? Load()
            var sample = machineSample(machine(of: node, load, at: second), load)
            sample.append("cur_aof_rewrites", 0.0)
            samples[node.uid] = sample
        }
        return samples
    }

    /// Returns the metrics of the cluster at a second: sums, and means of the CPU shares.
    func clusterSample(at second: Int) -> JSON {
        let loads = loadsOfNodes(at: second)
        var total = Load()
        var machines = MachineLoad()
        let up = nodes.filter(\.isUp)
        for node in up {
            let load = loads[node.uid] ?? Load()
            total += load
            machines += machine(of: node, load, at: second)
        }
        machines.average(over: max(1, up.count))
        return machineSample(machines, total)
    }
}
