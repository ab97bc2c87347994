import ClusterAPI
import Model
import SimulatedCluster

extension AnswerFuzzer {
    private static let time: Int64 = 1_790_000_000_000

    /// What a small cluster answers to each resource, and to the one about the past of databases.
    static var seeds: [(name: String, bytes: [UInt8])] {
        var configuration = SimulatedClusterConfiguration(
            nodes: 2,
            databases: 2,
            shardsPerDatabase: 1
        )
        configuration.activeActiveDatabases = 1
        configuration.replicaDatabases = 1
        configuration.role = .admin
        var cluster = SimulatedCluster(configuration)
        cluster.advance(to: time - 120_000)
        let wall = Timestamp(milliseconds: time)
        return Resource.allCases.compactMap { resource in
            let uid = UID(resource.rawValue.hasPrefix("replica") ? "2" : "1")
            let request =
                resource.objects == nil
                ? ResourceRequest(resource) : ResourceRequest(resource, object: uid)
            let login = SimulatedRequest.basic(
                user: configuration.userName,
                password: configuration.password
            )
            guard let path = request?.path(at: wall) else { return nil }
            let response = cluster.respond(
                to: SimulatedRequest(path, authorization: login),
                at: time
            )
            guard response.status == 200, !response.body.isEmpty else { return nil }
            return (resource.rawValue, Array("\(resource.rawValue)\n".utf8) + response.body)
        }
    }
}
