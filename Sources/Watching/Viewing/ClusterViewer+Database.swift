import Alerting
import ClusterAPI
package import Model
package import Pages

extension ClusterViewer {
    /// The page of a database without its plots; nil when it is not listed.
    package func database(_ uid: UID, span: PlotSpan) -> DatabaseView? {
        guard let (reading, isFresh) = last(.databases), case .databases(let list) = reading,
            let database = list.objects.first(where: { $0.uid == uid })
        else { return nil }
        let judge = DatabaseJudge(self)
        let statistics = statistics(.databaseStatistics)[uid]
        var view = DatabaseView(
            cluster: report.cluster,
            row: row(database, judge, statistics),
            now: now.wall,
            span: span
        )
        view.asOf = read(.databases)
        view.isFresh = isFresh
        view.alerts = judge.alerts(of: uid).map(row)
        view.shards = shards(of: uid)
        view.facts = facts(database, judge)
        return view
    }

    private func shards(of uid: UID) -> [ShardRow] {
        guard let (reading, isFresh) = last(.shards), case .shards(let list) = reading else {
            return []
        }
        return list.objects.filter { $0.database == uid }.sorted { $0.uid < $1.uid }
            .map { ShardRow(mark($0, isFresh: isFresh), node: $0.node?.text ?? "") }
    }

    private func facts(_ database: Database, _ judge: DatabaseJudge) -> [Fact] {
        let known: [(String, String?)] = [
            ("Status", database.status.map { "\($0)" }),
            ("Available to clients", availability(of: database.uid, judge)),
            ("Engine", database.version),
            ("Persistence", database.persistence),
            ("TLS", database.tlsMode),
            ("Replication", database.replication.map { $0 ? "yes" : "no" }),
            ("Active-Active", database.isActiveActive.map { $0 ? "yes" : "no" }),
            ("Backup", backup(of: database)),
            ("Last good backup", database.lastBackup.map { "\($0.rfc3339)" }),
            ("Import", database.importStatus.map { "\($0)" }),
            ("Export", database.exportStatus.map { "\($0)" }),
            ("Connections allowed", database.connectionsLimit.map(Self.limit)),
        ]
        let sources = (database.replicaSources + database.activeSources).map { source in
            let lag = source.lag.map { ", \(Quantity.seconds.text($0)) behind" } ?? ""
            let status = source.status.map { "\($0)" } ?? "state unknown"
            return Fact("Source \(source.uid)", status + lag)
        }
        let tags = database.tags.prefix(20).map { Fact("Tag \($0.name)", $0.value) }
        return known.compactMap { name, text in text.map { Fact(name, $0) } } + sources + tags
    }

    private func availability(of uid: UID, _ judge: DatabaseJudge) -> String? {
        if let reason = judge.unavailability(of: uid) {
            return reason.isEmpty ? "no" : "no: \(reason)"
        }
        let said = report.resources[.databaseAvailability]?.objects[uid]?.availability
        return said?.isAvailable == true ? "yes" : nil
    }

    private func backup(of database: Database) -> String? {
        guard database.hasBackup == true else { return "not scheduled" }
        return database.backupStatus.map { "\($0)" }
    }

    private static func limit(_ number: Double) -> String {
        number == 0 ? "no limit" : Quantity.count.text(number)
    }
}
