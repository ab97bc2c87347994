import ClusterAPI
import Model
import TestSupport
import Testing

/// A value of another JSON type costs itself or the field around it, however deep it stands.
///
/// Either it is still read, or the answer says what it says without it. Nothing else goes.
@Suite struct NestedMutationTests {
    private let decoder = ResourceDecoder()

    @Test(arguments: SampleBody.all)
    func onlyWhatWasChangedIsLost(_ sample: SampleBody) throws {
        let document = sample.body(sample.object)
        for place in document.places {
            for (name, value) in JSON.everyType {
                try expectBoundedLoss(in: document, at: place, name, value, of: sample.resource)
            }
        }
    }

    /// The documentation's example of each resource, where it is at hand.
    private static let examples: [(file: String, resource: Resource)] = [
        ("v1_cluster", .cluster), ("v1_nodes", .nodes), ("v1_nodes_status", .nodeStatus),
        ("v1_bdbs", .databases), ("v1_shards", .shards), ("v1_license", .license),
        ("v1_cluster_alerts", .clusterAlerts), ("v1_nodes_alerts", .nodeAlerts),
        ("v1_bdbs_alerts", .databaseAlerts), ("v1_cluster_policy", .clusterPolicy),
        ("v1_bdbs_replica_sources_alerts", .replicaSourceAlerts),
        ("v1_bdbs_crdt_sources_alerts", .activeSourceAlerts),
        ("v1_cluster_stats_last", .clusterStatistics), ("v1_nodes_stats_last", .nodeStatistics),
        ("v1_bdbs_stats_last", .databaseStatistics), ("v1_shards_stats_last", .shardStatistics),
        ("v1_endpoints_stats", .endpointStatistics), ("v1_actions", .actions),
        ("v2_actions", .allActions), ("v1_cluster_check", .clusterCheck),
        ("v1_bootstrap", .bootstrap), ("v1_users", .users), ("v1_proxies", .proxies),
        ("v1_cluster_services_configuration", .services), ("v1_ocsp", .revocationSettings),
        ("v1_ocsp_status", .revocation), ("v1_cluster_certificates", .certificates),
        ("v1_bdbs_{bdb_uid}_peer_stats", .peerStatistics),
        ("v1_bdbs_{bdb_uid}_sync_source_stats", .sourceStatistics),
        ("v1_bdbs_{uid}_syncer_state_crdt", .activeSyncer),
        ("v1_bdbs_{uid}_syncer_state_replica", .replicaSyncer),
    ]

    @Test(arguments: examples)
    func onlyThatIsLostOfAnExample(_ file: String, _ resource: Resource) throws {
        let path = PackageRoot.file("../shared/api/examples/GET_\(file).json")
        guard Files.exists(path) else {
            try Test.cancel("the documentation's example bodies are not here")
        }
        let document = try JSON.parse(Files.bytes(path))
        for place in document.places {
            for (name, value) in JSON.everyType {
                try expectBoundedLoss(in: document, at: place, name, value, of: resource)
            }
        }
    }

    private func expectBoundedLoss(
        in document: JSON,
        at place: [Int],
        _ name: String,
        _ value: JSON,
        of resource: Resource
    ) throws {
        let comment: Comment = "\(place) as \(name) in \(document.text)"
        let mutated = lines(document.replacing(at: place[...], with: value), of: resource)
        guard let mutated else {
            // An answer of which nothing is left: then nothing is left without it either.
            let rest = lines(document.replacing(at: place[...], with: nil), of: resource)
            #expect(rest?.lines.isEmpty != false, comment)
            return
        }
        // An example may itself have something of no use, such as an identifier twice.
        let usual = lines(document, of: resource)?.losses ?? 0
        #expect(mutated.losses <= usual + 1, comment)
        guard mutated.losses == usual + 1, !document.isComplaint(at: place) else { return }
        let without = (0..<place.count).reversed().prefix(2).map { depth in
            lines(document.replacing(at: place[...depth], with: nil), of: resource)?.lines
        }
        #expect(without.contains(mutated.lines), comment)
    }

    /// What an answer says, a line for each thing; nil when it says nothing.
    private func lines(_ document: JSON, of resource: Resource) -> (lines: [String], losses: Int)? {
        guard let decoded = try? decoder.decode(document.bytes, of: resource) else { return nil }
        return (ReadingGoldenTests.described(decoded.reading), decoded.lossCount)
    }
}

extension JSON {
    /// The places of all values within it, as the indices that lead there.
    fileprivate var places: [[Int]] {
        children.enumerated().flatMap { index, child in
            [[index]] + child.places.map { [index] + $0 }
        }
    }

    private var children: [JSON] {
        switch self {
        case .array(let elements): elements
        case .object(let members): members.map(\.value)
        case .null, .bool, .number, .string: []
        }
    }

    /// The document with another value at a place, or without what is there.
    fileprivate func replacing(at place: ArraySlice<Int>, with value: JSON?) -> JSON {
        guard let index = place.first else { return value ?? .null }
        let isHere = place.count == 1
        func child(_ old: JSON) -> JSON? {
            isHere ? value : old.replacing(at: place.dropFirst(), with: value)
        }
        switch self {
        case .array(var elements):
            elements.replaceSubrange(
                index...index,
                with: [child(elements[index])].compactMap(\.self)
            )
            return .array(elements)
        case .object(var members):
            let new = child(members[index].value).map { Member(key: members[index].key, value: $0) }
            members.replaceSubrange(index...index, with: [new].compactMap(\.self))
            return .object(members)
        case .null, .bool, .number, .string: return self
        }
    }

    /// Whether a place has an error message, whose absence is not the same as its loss.
    fileprivate func isComplaint(at place: [Int]) -> Bool {
        var value = self
        var key = ""
        for index in place {
            if case .object(let members) = value { key = members[index].key }
            value = value.children[index]
        }
        return key == "connection_error"
    }
}
