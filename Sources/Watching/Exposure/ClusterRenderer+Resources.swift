import ClusterAPI
import Exposition
import Model

extension ClusterRenderer {
    /// Adds what the resources say that are about the cluster as a whole.
    mutating func addResources() {
        if case .license(let license?)? = reading(of: .license) { add(license) }
        if case .policy(let policy)? = reading(of: .clusterPolicy) { add(policy) }
        if case .bootstrap(let bootstrap)? = reading(of: .bootstrap) {
            table.add(.bootstrapStatus, labels.cluster, state: bootstrap.state?.label)
        }
        let ends = state.freshCertificates(at: now).map { certificate in
            (labels(("certificate", certificate.name)), certificate.notAfter.seconds)
        }
        for (labels, end) in ends.sorted(by: { $0.0 < $1.0 }) {
            table.add(.certificateExpiry, labels, end)
        }
        if case .modules(let modules)? = reading(of: .modules) { add(modules.objects) }
        if case .check(let check)? = reading(of: .clusterCheck) { add(check) }
        addActions()
        if case .users(let users)? = reading(of: .users) { add(users.objects) }
    }

    private mutating func add(_ users: [User]) {
        var lifetime: Double?
        if case .cluster(let cluster)? = reading(of: .cluster) {
            lifetime = cluster.passwordLifetime.flatMap { $0 > 0 ? $0 : nil }
        }
        let rows = sorted(users) { [labels] user in
            labels(("account", user.uid.text), ("account_name", user.name ?? ""))
        }
        for (place, labels) in rows {
            let user = users[place]
            let issued = user.passwordIssued?.seconds
            let expiry = lifetime.flatMap { lifetime in issued.map { $0 + lifetime } }
            table.add(.userStatus, labels, state: user.status?.label)
            table.add(.userPasswordExpiry, labels, expiry)
            table.add(.userLastLogin, labels, user.lastLogin?.seconds)
        }
    }

    private mutating func add(_ license: License) {
        table.add(.licenseExpiry, labels.cluster, license.expiration?.seconds)
        table.add(.licenseExpired, labels.cluster, license.expired)
        table.add(.licenseShardsLimit, labels.cluster, license.shardsLimit)
        table.add(.licenseMemoryShardsLimit, labels.cluster, license.memoryShardsLimit)
        table.add(.licenseFlashShardsLimit, labels.cluster, license.flashShardsLimit)
        table.add(.licenseMemoryShards, labels.cluster, license.memoryShards)
        table.add(.licenseFlashShards, labels.cluster, license.flashShards)
    }

    private mutating func add(_ policy: ClusterPolicy) {
        table.add(.lockoutThreshold, labels.cluster, policy.lockoutThreshold)
        table.add(.lockoutDuration, labels.cluster, policy.lockoutDuration)
        table.add(.lockoutReset, labels.cluster, policy.lockoutReset)
        table.add(.savedEventsLimit, labels.cluster, policy.savedEventsLimit)
        table.add(.autoRecovery, labels.cluster, policy.recoversByItself)
        table.add(.replicaReplacement, labels.cluster, policy.replacesReplicas)
        table.add(.shardsOverbooking, labels.cluster, policy.overbooksShards)
        table.add(.rackAwareness, labels.cluster, policy.isRackAware)
    }

    private mutating func add(_ modules: [Module]) {
        let infos = modules.map { module in
            labels(
                ("module", module.uid.text),
                ("module_name", module.name ?? ""),
                ("version", module.version ?? "")
            )
        }
        for info in infos.sorted() {
            table.add(.moduleInfo, info, 1)
        }
    }

    private mutating func add(_ check: ClusterCheck) {
        table.add(.clusterCheckPassed, labels.cluster, check.passed)
        let nodes = Listed(lastNodes, by: \.uid)
        let rows = check.nodes.filter { nodes.mayExist($0.uid) }
            .map { (labels.node($0.uid), $0.passed) }
        for (labels, passed) in rows.sorted(by: { $0.0 < $1.0 }) {
            table.add(.nodeCheckPassed, labels, passed)
        }
    }

    /// Adds the actions of both lists, each action once: the newer list knows more kinds of them,
    /// the older one has the signs of life.
    private mutating func addActions() {
        var actions: [UID: Action] = [:]
        var isKnown = false
        var read: Timestamp?
        for resource in [Resource.actions, .allActions] {
            guard case .actions(let list)? = reading(of: resource) else { continue }
            isKnown = true
            read = [read, state.resources[resource]?.lastRead?.wall].compactMap(\.self).max()
            actions.merge(list.objects.map { ($0.uid, $0) }) { $0.joined(with: $1) }
        }
        guard isKnown, let read else { return }
        let running = actions.values.filter(\.isUnfinished)
        let failed = actions.values.count(where: \.isFailed)
        let stuck = running.count { $0.isStuck(at: read) }
        table.add(.runningActions, labels.cluster, Double(running.count))
        table.add(.stuckActions, labels.cluster, Double(stuck))
        table.add(.failedActions, labels.cluster, Double(failed))
        table.add(.oldestAction, labels.cluster, running.compactMap(\.created).min()?.seconds)
    }
}

extension Action {
    /// What two lists say of the same action; the second was read later.
    fileprivate func joined(with later: Action) -> Action {
        var action = later
        action.name = later.name ?? name
        action.status = later.status ?? status
        action.created = later.created ?? created
        action.heartbeat = later.heartbeat ?? heartbeat
        return action
    }
}
