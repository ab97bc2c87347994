import ClusterAPI
import Exposition
import Model

extension ClusterRenderer {
    /// Adds the Active-Active databases, their tasks, and how their clusters see each other.
    mutating func addActiveActive() {
        guard case .activeActive(let list)? = reading(of: .activeActive) else { return }
        let rows = sorted(list.objects) { [labels] in labels.activeActive($0) }
        for (place, labels) in rows {
            let database = list.objects[place]
            table.add(.activeActiveFeatures, labels, database.featureVersion)
            table.add(.activeActiveProtocol, labels, database.protocolVersion)
            if !database.instances.isEmpty {
                table.add(.activeActiveInstances, labels, Double(database.instances.count))
            }
        }
        let infos = list.objects.map {
            labels.activeActive($0, ("database", $0.localDatabase?.text ?? ""))
        }
        for info in infos.sorted() { table.add(.activeActiveInfo, info, 1) }
        addTasks(of: rows.map { (list.objects[$0.place].uid, $0.labels) })
        let listed = Listed(list, by: \.uid)
        let reports = state.freshReadings(of: .activeActiveHealth, at: now).compactMap {
            item -> (ActiveActiveDatabase, [ActiveActiveHealth.Member])? in
            guard case .activeActiveHealth(let health) = item.reading, listed.mayExist(item.uid)
            else { return nil }
            return (listed[item.uid] ?? ActiveActiveDatabase(uid: item.uid), health.members)
        }
        add(reports)
    }

    private mutating func addTasks(of databases: [(UID, LabelSet)]) {
        guard case .activeActiveTasks(let list)? = reading(of: .activeActiveTasks) else { return }
        let tasks = Dictionary(grouping: list.objects, by: \.database)
        for (database, labels) in databases {
            let own = tasks[database] ?? []
            let running = own.filter(\.isUnfinished)
            let failed = own.count { $0.status == .known(.failed) }
            table.add(.activeActiveRunningTasks, labels, Double(running.count))
            table.add(.activeActiveFailedTasks, labels, Double(failed))
            let oldest = running.compactMap(\.started).min()
            table.add(.activeActiveOldestTask, labels, oldest?.seconds)
        }
    }

    private mutating func add(_ reports: [(ActiveActiveDatabase, [ActiveActiveHealth.Member])]) {
        let rows = reports.flatMap { database, members in
            members.map { (labels.activeActive(database, ("member", $0.cluster)), $0) }
        }
        for (labels, member) in rows.sorted(by: { $0.0 < $1.0 }) {
            table.add(.activeActiveReachable, labels, member.isReachable)
            table.add(.activeActiveConfiguration, labels, member.configuration)
            let word = member.configurationStatus?.label
            table.add(.activeActiveConfigurationStatus, labels, state: word)
        }
        addConnections(of: reports)
    }

    private mutating func addConnections(
        of reports: [(ActiveActiveDatabase, [ActiveActiveHealth.Member])]
    ) {
        let ends = reports.flatMap { database, members in
            members.flatMap { member in
                member.connections.map { (database, (("member", member.cluster), $0)) }
            }
        }
        var connections: [(LabelSet, Bool?)] = []
        var links: [(LabelSet, String?)] = []
        for (database, (member, connection)) in ends {
            let peer = ("peer", connection.peer)
            connections.append(
                (labels.activeActive(database, member, peer), connection.isWorking)
            )
            links += connection.links.map { link in
                let name = ("link", link.uid.text)
                return (labels.activeActive(database, member, peer, name), link.status?.label)
            }
        }
        for (labels, isWorking) in connections.sorted(by: { $0.0 < $1.0 }) {
            table.add(.activeActiveConnection, labels, isWorking)
        }
        for (labels, word) in links.sorted(by: { $0.0 < $1.0 }) {
            table.add(.activeActiveLink, labels, state: word)
        }
    }

    /// Adds the processes that take other databases' data in.
    mutating func addSyncers(of databases: Listed<Database>) {
        var rows: [(LabelSet, Double?)] = []
        for (resource, kind) in [(Resource.activeSyncer, "crdt"), (.replicaSyncer, "replica")] {
            for (uid, reading) in state.freshReadings(of: resource, at: now) {
                guard case .syncer(let syncer) = reading, databases.mayExist(uid) else { continue }
                rows.append((labels.database(uid, databases[uid], ("kind", kind)), syncer.run))
            }
        }
        for (labels, run) in rows.sorted(by: { $0.0 < $1.0 }) { table.add(.syncerRun, labels, run) }
    }
}
