import ClusterAPI
import SimulatedCluster

/// How fast the answers of a large cluster are read, resource by resource.
struct DecodeReport {
    static let databases = 1_000
    static let shardsPerDatabase = 2
    /// Two minutes after the cluster was made, when it has statistics.
    private static let time: Int64 = 1_790_000_000_000

    private let answers: [(resource: Resource, body: [UInt8])]

    /// Asks a simulated cluster, with as many replicas as primary shards, for each resource.
    init() {
        var configuration = SimulatedClusterConfiguration(
            nodes: 5,
            databases: Self.databases,
            shardsPerDatabase: Self.shardsPerDatabase
        )
        configuration.password = "p"
        configuration.userName = "u"
        var cluster = SimulatedCluster(configuration)
        cluster.advance(to: Self.time - 120_000)
        answers = Self.resources.compactMap { resource in
            let request = SimulatedRequest(resource.path, authorization: "Basic dTpw")
            let response = cluster.respond(to: request, at: Self.time)
            return response.status == 200 ? (resource, response.body) : nil
        }
    }

    /// Those whose answers grow with the cluster, and are read each cycle or nearly so.
    private static let resources: [Resource] = [
        .databases, .databaseStatistics, .databaseAlerts, .shards, .shardStatistics,
    ]

    /// Prints a line for each resource, or one: its name, bytes, and seconds to read the answer once.
    func printTimes(of name: String?) {
        for (resource, body) in answers where name == nil || name == resource.rawValue {
            let decoder = ResourceDecoder()
            var lost = -1
            let rounds = max(1, 20_000_000 / body.count)
            let taken = seconds {
                for _ in 0..<rounds { lost = losses(body, resource, decoder) }
            }
            precondition(lost == 0, "\(resource) was not read")
            print(resource.rawValue, body.count, taken / Double(rounds))
        }
    }

    private func losses(_ body: [UInt8], _ resource: Resource, _ decoder: ResourceDecoder) -> Int {
        do throws(DecodingFailure) {
            return try decoder.decode(body, of: resource).lossCount
        } catch {
            return -1
        }
    }

    /// Prints the answer of one resource, for another decoder to read.
    func printBody(of resource: String) {
        for answer in answers where answer.resource.rawValue == resource {
            print(String(decoding: answer.body, as: UTF8.self))
        }
    }
}
