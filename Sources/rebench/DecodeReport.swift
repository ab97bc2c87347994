import ClusterAPI
import SimulatedCluster

/// How fast the answers of a large cluster are read, resource by resource.
struct DecodeReport {
    static let databases = 1_000

    private let answers: [(resource: Resource, body: [UInt8])]

    /// Asks a simulated cluster, with as many replicas as primary shards, for each resource.
    init() {
        var watched = WatchedCluster(databases: Self.databases)
        let moment = WatchedCluster.moment(after: 0)
        answers = Self.resources.compactMap { resource in
            let answer = watched.answer(to: resource.path, at: moment)
            return answer.status == 200 ? (resource, answer.body) : nil
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
