// From the bytes of an answer to a `Reading`, leniently.
//
// The rules, for every resource:
//   - a field of the wrong type loses that field, an object without an identifier loses that
//     object (and its list no longer proves deletions), a document of the wrong shape fails,
//     and so does one of which nothing is left;
//   - null is as good as no field, unknown fields do not matter, of equal names the first wins;
//   - a number may be a string, a truth value may be a word, an identifier may be either;
//   - a list may be an array of objects with `uid` or a map by it;
//   - each loss is counted, and the first ones are told with their path, never with the value.
//
// Parsing is simdjson's (`JSONParser`), walking its tape is ours (`JSONValue`). Objects are read by
// tables of fields (`ObjectFields`), samples by a hash table of the catalogue's fields
// (`StatisticsReader`).
//
// Left out: streaming. A body is parsed whole, since the transport bounds it and simdjson is
// fastest so; the memory of a large one is given back at once.

import Model
import Synchronization

/// Turns answers of the API into readings.
///
/// May be shared: calls are serialised, because they share one parser's memory. Give each cluster
/// its own, so that none waits for another's answer.
package struct ResourceDecoder: Sendable {
    private let shared = SharedParser()

    /// Makes a decoder; it takes memory at the first answer.
    package init() {}

    /// Reads the body of a successful answer, of the object that it was asked about if it was.
    package func decode(
        _ body: [UInt8],
        of request: ResourceRequest
    ) throws(DecodingFailure) -> Decoded {
        var decoded = try decode(body, of: request.resource, past: request.past)
        if let object = request.object { decoded.reading = decoded.reading.about(object) }
        return decoded
    }

    /// Reads the body of a successful answer, or of one about the past.
    package func decode(
        _ body: [UInt8],
        of resource: Resource,
        past: RollupWindow? = nil
    ) throws(DecodingFailure) -> Decoded {
        guard let first = body.first(where: { $0 > 0x20 }) else { throw .empty }
        guard first != UInt8(ascii: "<") else { throw .notJSON(reason: "it is markup") }
        return try shared.parser.withLock { parser throws(DecodingFailure) in
            try parser.withDocument(body) { root throws(DecodingFailure) in
                var losses = LossLog()
                let reading =
                    if let past {
                        try means(root, of: resource, past.rollup, losses: &losses)
                    } else {
                        try read(root, of: resource, losses: &losses)
                    }
                return Decoded(reading: reading, losses: losses.kept, lossCount: losses.count)
            }
        }
    }

    /// Reads the body of an error: the API's two shapes, a page of a proxy, or plain text.
    ///
    /// Nil when the body says nothing.
    package func errorText(of body: [UInt8]) -> ServerError? {
        do throws(DecodingFailure) {
            return try shared.parser.withLock { parser throws(DecodingFailure) in
                try parser.withDocument(body) { ServerError(json: $0) }
            }
        } catch {
            // A JSON body that cannot be read may hold anything, and is not quoted.
            let start = body.first { $0 > 0x20 }
            guard start != UInt8(ascii: "{"), start != UInt8(ascii: "[") else { return nil }
            return ServerError(code: nil, text: Markup.text(of: body))
        }
    }

    private func read(
        _ root: JSONValue,
        of resource: Resource,
        losses: inout LossLog
    ) throws(DecodingFailure) -> Reading {
        switch resource {
        case .cluster:
            .cluster(try single(root, Cluster(), by: Self.cluster, losses: &losses))
        case .nodes:
            .nodes(try Self.nodes.list(root, canBeEmpty: false, losses: &losses, make: Node.init))
        case .nodeStatus:
            .nodeStates(try Self.nodeStates.list(root, losses: &losses) { NodeState(uid: $0) })
        case .databases:
            .databases(try Self.databases.list(root, losses: &losses) { Database(uid: $0) })
        case .shards:
            .shards(try Self.shards.list(root, losses: &losses) { Shard(uid: $0) })
        case .clusterAlerts: try alerts(root, of: .cluster, losses: &losses)
        case .nodeAlerts: try alerts(root, of: .node, losses: &losses)
        case .databaseAlerts: try alerts(root, of: .database, losses: &losses)
        case .replicaSourceAlerts: try alerts(root, of: .replicaSource, losses: &losses)
        case .activeSourceAlerts: try alerts(root, of: .activeSource, losses: &losses)
        case .license:
            .license(try single(root, License(), by: Self.license, losses: &losses))
        case .certificates:
            .certificates(try CertificateReader().certificates(root, losses: &losses))
        case .clusterPolicy:
            .policy(try single(root, ClusterPolicy(), by: Self.policy, losses: &losses))
        case .actions, .allActions:
            .actions(try Self.actions.actions(root, losses: &losses))
        case .clusterCheck:
            .check(try Self.checks.check(root, losses: &losses))
        case .modules: .modules(try Self.modules.list(root, losses: &losses, make: Module.init))
        case .bootstrap:
            .bootstrap(try single(root, Bootstrap(), by: Self.bootstrap, losses: &losses))
        case .logs: .logs(try Self.records.page(root, losses: &losses))
        case .databaseAvailability:
            throw .wrongShape(root, expected: "nothing: its status is the answer")
        case .users: .users(try Self.users.list(root, losses: &losses, make: User.init))
        case .proxies, .services, .revocationSettings, .revocation:
            try settings(root, of: resource, losses: &losses)
        case .clusterHealth, .databaseHealth: try health(root, of: resource, losses: &losses)
        case .activeActive, .activeActiveTasks, .activeActiveHealth, .activeSyncer, .replicaSyncer:
            try activeActive(root, of: resource, losses: &losses)
        case .clusterStatistics, .nodeStatistics, .databaseStatistics, .endpointStatistics,
            .shardStatistics, .peerStatistics, .sourceStatistics:
            try samples(root, of: resource, losses: &losses)
        }
    }

    private func settings(
        _ root: JSONValue,
        of resource: Resource,
        losses: inout LossLog
    ) throws(DecodingFailure) -> Reading {
        switch resource {
        case .proxies: .proxies(try Self.proxies.list(root, losses: &losses, make: Proxy.init))
        case .services: .services(try ServiceReader.services(root, losses: &losses))
        case .revocationSettings:
            .revocationSettings(
                try single(root, RevocationSettings(), by: Self.revoking, losses: &losses)
            )
        case _:
            .revocation(
                try single(root, CertificateRevocation(), by: Self.revocation, losses: &losses)
            )
        }
    }

    private func health(
        _ root: JSONValue,
        of resource: Resource,
        losses: inout LossLog
    ) throws(DecodingFailure) -> Reading {
        if resource == .clusterHealth {
            let reader = HealthReader.cluster
            return .health(try single(root, HealthReport(), by: reader, losses: &losses))
        }
        let nameless = DatabaseHealthReport(uid: UID(""))
        let reader = HealthReader.database
        return .databaseHealth(try single(root, nameless, by: reader, losses: &losses))
    }

    private func activeActive(
        _ root: JSONValue,
        of resource: Resource,
        losses: inout LossLog
    ) throws(DecodingFailure) -> Reading {
        switch resource {
        case .activeActive:
            .activeActive(try ActiveActiveReader.databases.list(root, or: "crdbs", losses: &losses))
        case .activeActiveTasks:
            .activeActiveTasks(
                try ActiveActiveReader.tasks.list(root, or: "tasks", losses: &losses)
            )
        case .activeActiveHealth:
            .activeActiveHealth(
                ActiveActiveHealth(
                    members: try ActiveActiveReader.reports.list(
                        root,
                        or: "reports",
                        losses: &losses
                    ).objects
                )
            )
        case _:
            .syncer(try single(root, Syncer(), by: ActiveActiveReader.syncer, losses: &losses))
        }
    }

    private func samples(
        _ root: JSONValue,
        of resource: Resource,
        losses: inout LossLog
    ) throws(DecodingFailure) -> Reading {
        switch resource {
        case .clusterStatistics:
            .statistics(.cluster, try Self.clusterSamples.single(root, losses: &losses))
        case .nodeStatistics:
            .statistics(.node, try Self.nodeSamples.samples(root, losses: &losses))
        case .databaseStatistics:
            .statistics(.database, try Self.databaseSamples.samples(root, losses: &losses))
        case .endpointStatistics:
            .statistics(.endpoint, try Self.endpointSamples.newest(root, losses: &losses))
        case .peerStatistics:
            .statistics(
                .peer,
                try series(in: root, of: resource, &losses, read: Self.peerSamples.newest)
            )
        case .sourceStatistics:
            .statistics(
                .source,
                try series(in: root, of: resource, &losses, read: Self.sourceSamples.newest)
            )
        case _:
            .statistics(.shard, try Self.shardSamples.samples(root, losses: &losses))
        }
    }

    /// Reads means of the past; several for each object.
    private func means(
        _ root: JSONValue,
        of resource: Resource,
        _ rollup: Rollup,
        losses: inout LossLog
    ) throws(DecodingFailure) -> Reading {
        let (kind, reader): (ObjectKind, StatisticsReader)
        switch resource {
        case .clusterStatistics: (kind, reader) = (.cluster, Self.clusterSamples)
        case .nodeStatistics: (kind, reader) = (.node, Self.nodeSamples)
        case .databaseStatistics: (kind, reader) = (.database, Self.databaseSamples)
        case .shardStatistics: (kind, reader) = (.shard, Self.shardSamples)
        case .endpointStatistics: (kind, reader) = (.endpoint, Self.endpointSamples)
        case .peerStatistics: (kind, reader) = (.peer, Self.peerSamples)
        case .sourceStatistics: (kind, reader) = (.source, Self.sourceSamples)
        case _: throw .wrongShape(root, expected: "nothing: it has no past")
        }
        func all(
            _ series: JSONValue,
            _ losses: inout LossLog
        ) throws(DecodingFailure) -> [ObjectStatistics] {
            try reader.all(series, of: rollup, losses: &losses)
        }
        return .statistics(kind, try series(in: root, of: resource, &losses, read: all))
    }

    /// Reads series that stand in the answer under the name of the resource, or are the answer.
    private func series(
        in root: JSONValue,
        of resource: Resource,
        _ losses: inout LossLog,
        read: (JSONValue, inout LossLog) throws(DecodingFailure) -> [ObjectStatistics]
    ) throws(DecodingFailure) -> [ObjectStatistics] {
        let name: StaticString
        switch resource {
        case .peerStatistics: name = "peer_stats"
        case .sourceStatistics: name = "sync_source_stats"
        case _: return try read(root, &losses)
        }
        guard let series = root.member(name) else { return try read(root, &losses) }
        var inner = LossLog()
        defer { losses.add(inner, under: name) }
        return try read(series, &inner)
    }

    private func alerts(
        _ root: JSONValue,
        of scope: ManagerAlert.Scope,
        losses: inout LossLog
    ) throws(DecodingFailure) -> Reading {
        let reader = Self.alerts
        return switch scope {
        case .cluster: .managerAlerts(scope, try reader.single(root, losses: &losses))
        case .node, .database: .managerAlerts(scope, try reader.byObject(root, losses: &losses))
        case .replicaSource, .activeSource:
            .managerAlerts(scope, try reader.bySource(root, losses: &losses))
        }
    }
}

extension ResourceDecoder {
    private static let cluster = ObjectReader(ObjectFields.cluster)
    private static let nodes = ObjectReader(ObjectFields.node)
    private static let nodeStates = ObjectReader(ObjectFields.nodeState)
    private static let databases = ObjectReader(ObjectFields.database)
    private static let shards = ObjectReader(ObjectFields.shard)
    private static let alerts = ManagerAlertReader()
    private static let policy = ObjectReader(ObjectFields.policy)
    private static let actions = ActionReader()
    private static let checks = CheckReader()
    private static let records = LogReader()
    private static let modules = ObjectReader(ObjectFields.module)
    private static let users = ObjectReader(ObjectFields.user)
    private static let proxies = ObjectReader(ObjectFields.proxy)
    private static let revoking = ObjectReader(ObjectFields.revocationSettings)
    private static let revocation = ObjectReader(ObjectFields.revocation)
    private static let bootstrap = ObjectReader(ObjectFields.bootstrap)
    private static let license = ObjectReader(ObjectFields.license)
    private static let clusterSamples = StatisticsReader(.cluster)
    private static let nodeSamples = StatisticsReader(.node)
    private static let databaseSamples = StatisticsReader(.database)
    private static let endpointSamples = StatisticsReader(.endpoint)
    private static let shardSamples = StatisticsReader(.shard)
    private static let peerSamples = StatisticsReader(.peer)
    private static let sourceSamples = StatisticsReader(.source)

    /// Reads an answer that is about one thing.
    private func single<Object>(
        _ root: JSONValue,
        _ empty: Object,
        by reader: ObjectReader<Object>,
        losses: inout LossLog
    ) throws(DecodingFailure) -> Object {
        guard root.kind == .object, root.member("error_code") == nil else {
            throw .wrongShape(root, expected: "an object")
        }
        guard root.members.contains(where: { _ in true }) else { throw .nothingThere }
        var object = empty
        reader.read(root, into: &object, at: .root, losses: &losses)
        return object
    }
}

extension Reading {
    /// What was said of one object, with the identifier that it has in the whole cluster.
    fileprivate func about(_ object: UID) -> Reading {
        switch self {
        case .statistics(let kind, var samples):
            for index in samples.indices {
                samples[index].uid = UID("\(object):\(samples[index].uid)")
            }
            return .statistics(kind, samples)
        case .databaseHealth(var report):
            report.uid = object
            return .databaseHealth(report)
        case _: return self
        }
    }
}

/// A parser that several tasks may hold; its lock is held for one document at a time.
private final class SharedParser: Sendable {
    let parser = Mutex(JSONParser())
}
