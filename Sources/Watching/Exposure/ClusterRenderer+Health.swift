import ClusterAPI
import Exposition
import Model

extension ClusterRenderer {
    /// Adds the cluster's own judgement of itself, its nodes and its databases.
    mutating func addHealth(of databases: Listed<Database>, _ nodes: Listed<Node>) {
        if case .health(let report)? = reading(of: .clusterHealth) {
            table.add(.healthStatus, labels.cluster, state: report.status?.label)
            let judged = report.nodes.filter { nodes.mayExist($0.uid) }
            for (place, labels) in sorted(judged, by: { labels.node($0.uid) }) {
                table.add(.nodeHealth, labels, state: judged[place].status?.label)
            }
            addProcesses(of: judged)
            add(report.databases.filter { databases.mayExist($0.uid) }, databases)
        }
        let reports = state.freshReadings(of: .databaseHealth, at: now)
            .compactMap { item -> DatabaseHealthReport? in
                if case .databaseHealth(let report) = item.reading { report } else { nil }
            }
            .filter { databases.mayExist($0.uid) }.sorted { $0.uid < $1.uid }
        add(reports, databases)
    }

    private mutating func addProcesses(of nodes: [HealthReport.NodeHealth]) {
        let rows = nodes.flatMap { node in
            node.processes.map { process in
                (
                    labels(("node", node.uid.text), ("process", process.name)),
                    process.isRunning
                )
            }
        }
        for (labels, isRunning) in rows.sorted(by: { $0.0 < $1.0 }) {
            table.add(.nodeProcess, labels, isRunning)
        }
    }

    private mutating func add(
        _ judged: [HealthReport.DatabaseHealth],
        _ databases: Listed<Database>
    ) {
        let rows = sorted(judged) { [labels] in labels.database($0.uid, databases[$0.uid]) }
        for (place, labels) in rows {
            let database = judged[place]
            table.add(.databaseHealth, labels, state: database.status?.label)
            table.add(.databaseHighAvailability, labels, state: database.availability?.label)
        }
    }

    private mutating func add(_ reports: [DatabaseHealthReport], _ databases: Listed<Database>) {
        let named = self.labels
        func labelled(_ report: DatabaseHealthReport, _ name: String, _ value: String) -> LabelSet {
            named.database(report.uid, databases[report.uid], (name, value))
        }
        var errors: [(LabelSet, Bool)] = []
        var endpoints: [(LabelSet, Bool?)] = []
        var members: [(LabelSet, String?)] = []
        for report in reports {
            if report.isAvailable != nil {
                errors += DatabaseHealthReport.errors.map { error in
                    (labelled(report, "error", error), report.errors.contains(error))
                }
            }
            endpoints += report.endpoints.map {
                (labelled(report, "endpoint", $0.name), $0.isAvailable)
            }
            members += report.members.map {
                (labelled(report, "member", $0.cluster), $0.replication?.label)
            }
        }
        for (labels, isSo) in errors.sorted(by: { $0.0 < $1.0 }) {
            table.add(.databaseAvailabilityError, labels, isSo)
        }
        for (labels, isAvailable) in endpoints.sorted(by: { $0.0 < $1.0 }) {
            table.add(.databaseEndpointAvailable, labels, isAvailable)
        }
        for (labels, word) in members.sorted(by: { $0.0 < $1.0 }) {
            table.add(.databaseMemberReplication, labels, state: word)
        }
    }

    /// Adds what the proxies are set to, and which services are switched on.
    mutating func addSettings(of nodes: Listed<Node>) {
        if let id = state.stateID, now - id.read.monotonic <= state.lifetime(of: .cluster) {
            table.add(.stateID, labels.cluster, Double(id.number))
        }
        if case .proxies(let list)? = reading(of: .proxies) {
            let proxies = list.objects.filter { nodes.mayExist($0.uid) }
            for (place, labels) in sorted(proxies, by: { labels.node($0.uid) }) {
                let proxy = proxies[place]
                table.add(.proxyConnectionsLimit, labels, proxy.connectionsLimit)
                table.add(.proxyThreads, labels, proxy.threads)
                table.add(.proxyThreadsLimit, labels, proxy.threadsLimit)
            }
        }
        if case .services(let services)? = reading(of: .services) {
            for (place, labels) in sorted(services, by: { labels(("process", $0.name)) }) {
                table.add(.serviceEnabled, labels, services[place].isEnabled)
            }
        }
        if case .revocationSettings(let settings)? = reading(of: .revocationSettings) {
            table.add(.revocationEnabled, labels.cluster, settings.isEnabled)
        }
        if case .revocation(let said?)? = reading(of: .revocation) {
            table.add(.revocationStatus, labels.cluster, state: said.status?.label)
            table.add(.revocationUpdated, labels.cluster, said.updated?.seconds)
            table.add(.revocationNextUpdate, labels.cluster, said.nextUpdate?.seconds)
            table.add(.revocationTime, labels.cluster, said.revoked?.seconds)
        }
    }
}
