extension SimulatedCluster {
    /// Kinds of noise streams.
    private enum Stream: Int {
        case traffic, weight, mix, hits, latency, memory, processor, disk, link
    }

    private func noise(_ stream: Stream, _ first: Int, _ second: Int = 0) -> Noise {
        Noise(seed: configuration.seed, stream.rawValue, first, second)
    }

    /// Returns what a shard does at a second; replicas hold memory and serve nobody.
    ///
    /// The streams hang on (database, part), so a promoted replica goes on where the primary was.
    func load(of shard: SimulatedShard, at second: Int) -> Load {
        var load = Load()
        guard isRunning(shard), let database = database(shard.database) else { return load }
        let fill = noise(.memory, shard.database, shard.part).movement(at: second)
        let share = Double(database.memoryLimit) / Double(configuration.shardsPerDatabase)
        let copy = Double(shard.uid % 2 * 8_191)
        load.memory = (share * (0.08 + 0.7 * fill) + 5_651_336 + copy).rounded(.down)
        load.residentMemory = (load.memory * 1.07).rounded(.down)
        load.keys = (load.memory / 431).rounded(.down)
        load.expires = (load.keys * 0.37).rounded(.down)
        load.userTime = 0.001 + 0.002 * noise(.processor, shard.uid).movement(at: second)
        load.systemTime = load.userTime * 0.6
        guard shard.isPrimary, database.hasTraffic else { return load }
        addTraffic(to: &load, shard, second)
        return load
    }

    private func addTraffic(to load: inout Load, _ shard: SimulatedShard, _ second: Int) {
        let hills = noise(.traffic, shard.database, shard.part).movement(at: second)
        let scale = noise(.weight, shard.database).constant
        let requests = (40 + 12_000 * scale * scale) * (0.3 + 1.2 * hills)
        let mix = noise(.mix, shard.database).movement(at: second)
        let hits = noise(.hits, shard.database).movement(at: second)
        let slowness = noise(.latency, shard.database, shard.part).movement(at: second)
        load.reads = requests * (0.55 + 0.3 * mix)
        load.writes = (requests - load.reads) * 0.9
        load.others = requests - load.reads - load.writes
        load.readHits = load.reads * (0.8 + 0.2 * hits)
        load.writeHits = load.writes * (0.5 + 0.4 * hits)
        load.ingress = load.reads * 62 + load.writes * 310 + load.others * 30
        load.egress = load.reads * 420 + load.writes * 9 + load.others * 60
        load.connections = (3 + requests / 90).rounded(.down)
        load.newConnections = requests / 4_000
        load.expired = load.writes * 0.04
        load.evicted = load.memory > 1_000_000_000 ? load.writes * 0.01 : 0
        load.readTime = load.reads * (140 + 260 * slowness)
        load.writeTime = load.writes * (190 + 410 * slowness)
        load.otherTime = load.others * (90 + 120 * slowness)
        load.userTime += requests / 160_000
        load.systemTime += requests / 230_000
    }

    /// Returns how far a database is behind a source without any fault, in milliseconds.
    func idleLag(ofDatabase uid: Int, source: Int, at second: Int) -> Double {
        0.2 + 4 * noise(.link, uid, source).movement(at: second)
    }

    /// Returns what all shards of a database do.
    func load(ofDatabase uid: Int, at second: Int) -> Load {
        var load = Load()
        guard database(uid)?.hasStatistics == true else { return load }
        for shard in shards(of: uid) { load += self.load(of: shard, at: second) }
        return load
    }

    /// Returns what the shards of one node do.
    func load(ofNode uid: Int, at second: Int) -> Load {
        var load = Load()
        for shard in shards where shard.node == uid { load += self.load(of: shard, at: second) }
        return load
    }

    /// Returns what the shards of every node do, by node uid.
    func loadsOfNodes(at second: Int) -> [Int: Load] {
        var loads: [Int: Load] = [:]
        for node in nodes { loads[node.uid] = Load() }
        for shard in shards { loads[shard.node]? += load(of: shard, at: second) }
        return loads
    }

    /// Returns the gauges of a node's machine, in the order in which they are written.
    func machine(of node: SimulatedNode, _ load: Load, at second: Int) -> MachineLoad {
        let tremor = noise(.processor, -node.uid).movement(at: second)
        let disk = noise(.disk, node.uid).movement(at: second)
        let cores = Double(node.cores)
        var machine = MachineLoad()
        machine.user = min(0.7, 0.012 + load.userTime / cores + 0.02 * tremor)
        machine.system = min(0.2, 0.007 + load.systemTime / cores + 0.01 * tremor)
        machine.waiting = 0.002 * disk
        let total = Double(node.totalMemory)
        let base = 1_750_000_000 + (90_000_000 * tremor).rounded(.down)
        machine.freeMemory = max(104_857_601, total - base - load.residentMemory)
        machine.availableMemory = max(0, total * 0.8 - load.memory).rounded(.down)
        machine.provisionalMemory = max(0, machine.availableMemory - 1_073_741_824)
        machine.freeStorage = (250_000_000_000 - 20_000_000_000 * disk).rounded(.down)
        return machine
    }
}
