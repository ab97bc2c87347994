import Alerting
import ClusterAPI
import Model

// What the answers of a readable cluster are evidence of. The rules themselves stand in
// `ObjectRules`; here they are given what they need of other resources.

extension ClusterState {
    /// What one resource of a readable cluster says.
    func judge(
        _ item: JudgedResult,
        previous: Reading?,
        at moment: Moment
    ) -> [Observation] {
        let subject = Subject.resource(item.resource.name)
        let readable = Observation(AlertKey(.permissionDenied, subject), .healthy)
        switch item.outcome {
        case .unexpected(let text, _):
            return [Self.unexpected(text, of: item.resource)]
        case .read(let decoded):
            let isWhole = decoded.lossCount == 0
            return [readable]
                + judge(decoded.reading, previous: previous, at: moment)
                + gone(from: decoded.reading, of: item.resource, previous, isWhole: isWhole)
        case .empty(let reading):
            return [readable] + judge(reading, previous: previous, at: moment)
                + gone(from: reading, of: item.resource, previous, isWhole: true)
        case .unsupported: return unsupported(item.resource)
        case .object, .objectGone: return [readable]
        // What is refused is said for all resources together, those not asked for included.
        case .forbidden, .unauthorized, .failed: return []
        }
    }

    /// What the answers about single objects say, resource by resource.
    func judgeObjects(_ judged: [JudgedResult]) -> [Observation] {
        Resource.allCases.filter(\.group.isByObject).flatMap { resource in
            judgeObjects(judged.filter { $0.resource == resource }, of: resource)
        }
    }

    private func judgeObjects(_ items: [JudgedResult], of resource: Resource) -> [Observation] {
        guard !items.isEmpty else { return [] }
        let databases = resource == .databaseAvailability ? databasesByUID : [:]
        var observations: [Observation] = []
        var failure: String?
        for item in items {
            switch item.outcome {
            case .unexpected(let text, _): failure = failure ?? text
            case .object(let decoded):
                guard case .availability(let availability) = decoded.reading else { continue }
                let database = databases[availability.uid]
                let found = ObjectRules.observe(availability: availability, of: database)
                observations += [found].compactMap { $0 }
            case .read, .empty, .objectGone, .unsupported, .forbidden, .unauthorized, .failed:
                break
            }
        }
        if let failure { return observations + [Self.unexpected(failure, of: resource)] }
        if items.allSatisfy(\.isUnsupported) { return unsupported(resource) }
        guard items.contains(where: \.isGood) else { return observations }
        let denial = AlertKey(.permissionDenied, .resource(resource.name))
        return observations + [Observation(denial, .healthy)]
    }

    /// Ends what is told of a resource that the cluster does not have.
    private func unsupported(_ resource: Resource) -> [Observation] {
        alerts.active.filter { $0.resource == resource }.map { Observation($0, .unwatched) }
    }

    /// Without a quorum the checks of single databases answer with nothing else.
    private static func unexpected(_ text: String, of resource: Resource) -> Observation {
        Observation(
            AlertKey(.unexpectedResponse, .resource(resource.name)),
            .failing(Evidence(detail: text)),
            causes: resource.group.isByObject ? [AlertKey(.quorumLost, .cluster)] : []
        )
    }

    private func judge(
        _ reading: Reading,
        previous: Reading?,
        at moment: Moment
    ) -> [Observation] {
        switch reading {
        case .nodes(let nodes):
            return ObjectRules.observe(
                nodes: nodes,
                previous: previous?.nodes,
                shards: resources[.shards]?.reading?.shards?.objects ?? []
            )
        case .databases(let databases):
            return ObjectRules.observe(databases: databases, previous: previous?.databases)
        case .shards(let shards):
            return ObjectRules.observe(
                shards: shards,
                previous: previous?.shards,
                databases: resources[.databases]?.reading?.databases
            )
        case .managerAlerts(let scope, let found):
            return ObjectRules.observe(
                managerAlerts: found,
                scope,
                previous: previous?.managerAlerts,
                names: databasesByUID.compactMapValues(\.name)
            )
        case .license, .certificates, .users: return judgeEnds(reading, at: moment.wall)
        case .actions(let actions):
            return ObjectRules.observe(actions: actions, active: alerts.active, at: moment.wall)
        case .check(let check): return ObjectRules.observe(check: check)
        case .cluster, .nodeStates, .statistics, .policy, .modules, .bootstrap, .availability,
            .logs, .activeActive, .activeActiveTasks, .activeActiveHealth, .syncer,
            .revocationSettings, .revocation, .health, .databaseHealth, .proxies, .services:
            return []
        }
    }

    /// What has a known end, and who cannot log in.
    private func judgeEnds(_ reading: Reading, at now: Timestamp) -> [Observation] {
        let rules = configuration.alerts
        if case .license(let license) = reading {
            return ObjectRules.observe(license: license, rules: rules, at: now)
        } else if case .certificates(let certificates) = reading {
            return ObjectRules.observe(certificates: certificates, rules: rules, at: now)
        } else if case .users(let users) = reading {
            return ObjectRules.observe(
                users: users,
                lifetime: passwordLifetime,
                rules: rules,
                at: now
            )
        }
        return []
    }

    private var passwordLifetime: Double? {
        guard case .cluster(let cluster)? = resources[.cluster]?.reading else { return nil }
        return cluster.passwordLifetime
    }

    private var databasesByUID: [UID: Database] {
        let list = resources[.databases]?.reading?.databases
        return Dictionary(
            (list?.objects ?? []).map { ($0.uid, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}

extension JudgedResult {
    /// Whether the cluster does not have the resource.
    fileprivate var isUnsupported: Bool {
        if case .unsupported = outcome { true } else { false }
    }
}

extension Reading {
    /// The nodes, if these are nodes.
    var nodes: ObjectList<Node>? {
        if case .nodes(let list) = self { list } else { nil }
    }

    /// The databases, if these are databases.
    var databases: ObjectList<Database>? {
        if case .databases(let list) = self { list } else { nil }
    }

    /// The shards, if these are shards.
    var shards: ObjectList<Shard>? {
        if case .shards(let list) = self { list } else { nil }
    }

    /// The cluster manager's alerts, if these are some.
    var managerAlerts: [ManagerAlert]? {
        if case .managerAlerts(_, let alerts) = self { alerts } else { nil }
    }
}
