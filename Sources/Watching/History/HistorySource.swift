import ClusterAPI
import Model

/// What one request asks the past of: all objects of a kind, or those beside one object.
struct HistorySource: Hashable, Sendable {
    /// What the past can be asked of.
    static let resources: [ObjectKind: Resource] = [
        .cluster: .clusterStatistics, .node: .nodeStatistics, .database: .databaseStatistics,
        .shard: .shardStatistics, .endpoint: .endpointStatistics, .peer: .peerStatistics,
        .source: .sourceStatistics,
    ]

    let kind: ObjectKind
    /// The object beside which they are; nil where one answer tells of all.
    let object: UID?

    init(_ kind: ObjectKind, beside object: UID? = nil) {
        self.kind = kind
        self.object = object
    }

    /// The request for a window of the past; nil where there is none.
    func request(for window: RollupWindow) -> ResourceRequest? {
        guard let resource = Self.resources[kind] else { return nil }
        return ResourceRequest(resource, object: object, past: window)
    }

    /// Whether an object is one of those that are asked for.
    func contains(_ uid: UID) -> Bool {
        object.map { uid.text.hasPrefix("\($0):") } ?? true
    }
}
