import Alerting
import ClusterAPI
import Model
package import Pages

extension ClusterViewer {
    /// The page of the cluster; `search` chooses among the databases.
    package func cluster(_ summary: ClusterSummary, search: String) -> ClusterView {
        var view = ClusterView(summary, now: now.wall)
        view.asOf = read(.nodes) ?? report.health.lastSuccess
        view.nodes = nodes
        view.take(databases, search: search)
        view.alerts = alertRows
        view.managerAlerts = managerAlerts
        view.ends = ends
        return view
    }

    /// The alerts that fire, the worst first and then the oldest.
    package var alertRows: [AlertRow] {
        report.firing.map(row).sorted { ($1.standing, $0.since) < ($0.standing, $1.since) }
    }

    func row(_ alert: ClusterReport.FiringAlert) -> AlertRow {
        var row = AlertRow(
            cluster: report.cluster,
            kind: alert.key.kind.rawValue,
            subject: "\(alert.key.subject)",
            standing: alert.standing,
            sentence: alert.sentence,
            since: alert.since
        )
        row.check = alert.key.kind.description.explanation.check
        return row
    }

    /// The databases in the order of the list.
    var databases: [DatabaseRow] {
        guard case .databases(let list)? = last(.databases)?.reading else { return [] }
        let judge = DatabaseJudge(self)
        let statistics = statistics(.databaseStatistics)
        return list.objects.map { row($0, judge, statistics[$0.uid]) }
    }

    func row(
        _ database: Database,
        _ judge: DatabaseJudge,
        _ statistics: ObjectStatistics?
    ) -> DatabaseRow {
        let (standing, sentence) = judge.judge(database)
        var row = DatabaseRow(
            uid: database.uid.text,
            name: database.name ?? "",
            standing: standing,
            sentence: sentence
        )
        row.memoryLimit = database.memoryLimit
        row.shards = database.shardsCount.flatMap { Int(exactly: $0) }
        row.isReplicated = database.replication
        guard let statistics else { return row }
        row.requests = statistics[ViewMetrics.requests]
        row.latency = statistics[ViewMetrics.latency]
        row.usedMemory = statistics[ViewMetrics.usedMemory]
        row.connections = statistics[ViewMetrics.connections]
        row.evictions = statistics[ViewMetrics.evictions]
        return row
    }

    private var managerAlerts: [ManagerAlertRow] {
        let mayExist = listed
        let resources: [Resource] = [
            .clusterAlerts, .nodeAlerts, .databaseAlerts, .replicaSourceAlerts,
            .activeSourceAlerts,
        ]
        let raised = resources.flatMap { resource -> [ManagerAlertRow] in
            guard case .managerAlerts(let scope, let alerts)? = fresh(resource) else { return [] }
            return alerts.filter { $0.isActive == true && mayExist($0, scope) }.map { alert in
                ManagerAlertRow(
                    object: scope == .cluster ? "cluster" : "\(scope.phrase) \(alert.object)",
                    name: alert.name,
                    since: alert.changed,
                    values: alert.values ?? ""
                )
            }
        }
        return raised.sorted { ($0.since ?? now.wall, $0.name) > ($1.since ?? now.wall, $1.name) }
    }
}

extension ClusterViewer {
    /// Whether what an alert is about may still be there, by the lists.
    private var listed: (ManagerAlert, ManagerAlert.Scope) -> Bool {
        var nodes: ObjectList<Node>?
        var databases: ObjectList<Database>?
        if case .nodes(let list)? = last(.nodes)?.reading { nodes = list }
        if case .databases(let list)? = last(.databases)?.reading { databases = list }
        let (knownNodes, knownDatabases) = (Listed(nodes, by: \.uid), Listed(databases, by: \.uid))
        return { alert, scope in
            switch scope {
            case .cluster: true
            case .node: knownNodes.mayExist(alert.owner)
            case .database, .replicaSource, .activeSource: knownDatabases.mayExist(alert.owner)
            }
        }
    }
}

extension ManagerAlert.Scope {
    fileprivate var phrase: String {
        switch self {
        case .cluster: "cluster"
        case .node: "node"
        case .database: "database"
        case .replicaSource: "Replica Of source"
        case .activeSource: "Active-Active source"
        }
    }
}
