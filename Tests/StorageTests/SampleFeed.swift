import Model
import Storage
import Testing
import TimeSeries
import Watching

/// Samples of a few nodes, cycle after cycle, and what of them must be there.
struct SampleFeed {
    static let cluster = "prod"
    static let start: Int64 = 1_790_000_000_000
    static let metrics = [
        "redis_enterprise_node_cpu_idle_ratio", "redis_enterprise_node_connections",
    ]

    var store: SeriesStore<SampledObject>
    private(set) var cycles = 0
    let nodes: Int

    init(nodes: Int = 3, retention: Int64 = 7_200_000, budget: Int = 64 << 20) {
        self.nodes = nodes
        store = SeriesStore(budget: budget, retention: retention)
    }

    static func object(_ node: Int) -> SampledObject {
        SampledObject(kind: .node, uid: UID(Int64(node)), labels: "node=\"\(node)\"")
    }

    static func time(_ cycle: Int) -> Int64 { start + Int64(cycle) * 10_000 }

    static func value(_ cycle: Int, _ node: Int, _ metric: Int) -> Double {
        metric == 0 ? Double(node) + Double(cycle * 7_919 % 10_007) / 10_007 : Double(cycle)
    }

    /// The next row of each node; a node lacks its second metric in every fifth cycle.
    mutating func cycle() throws {
        for node in 1...nodes {
            var cells: [Cell] = []
            for (index, name) in Self.metrics.enumerated() where index == 0 || cycles % 5 != 4 {
                let id = try #require(MetricCatalogue.id(named: name))
                cells.append(
                    Cell(column: id.index, value: Self.value(cycles, node, index))
                )
            }
            store.append(cells, at: Self.time(cycles), to: Self.object(node))
        }
        cycles += 1
    }

    /// Lets cycles pass in which nothing is read.
    mutating func skip(_ count: Int) { cycles += count }

    /// One cycle, kept.
    mutating func cycle(into database: StateDatabase) async throws {
        try cycle()
        try await keep(in: database)
    }

    /// Keeps what is new, or puts it back.
    mutating func keep(in database: StateDatabase) async throws {
        let taken = store.takeUnkept()
        do {
            try await database.keep(
                taken.pieces,
                of: Self.cluster,
                at: Timestamp(milliseconds: Self.time(cycles))
            )
        } catch {
            store.putBack(taken)
            throw error
        }
    }

    /// What a node's first metric must say for some cycles.
    static func expected(_ node: Int, _ cycles: Range<Int>) -> [Sample] {
        cycles.map { Sample(milliseconds: time($0), value: value($0, node, 0)) }
    }

    /// What lies in a file of the first metric of each node, as it was written.
    static func samples(in path: String) async throws -> [[Sample]] {
        let archive = SampleArchive(path: path)
        let samples = try await archive.read { reader throws(StorageError) in
            let tails = try reader.tails()
            var samples: [[Sample]] = []
            for object in try reader.objects() {
                var own: [Sample] = []
                let chunks = try reader.chunks(of: object.number, .min ... .max)
                for piece in chunks + (tails[object.number] ?? []) {
                    piece.append(metrics[0], to: &own)
                }
                samples.append(own)
            }
            return samples
        }
        await archive.close()
        return samples
    }
}
