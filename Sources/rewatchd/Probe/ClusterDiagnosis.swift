import ClusterAPI
import Model
import Watching

/// What the doctor found out about one cluster.
struct ClusterDiagnosis {
    let cluster: String
    var problem: String?
    /// One for each endpoint that was asked, in the order of asking.
    var examinations: [EndpointExamination] = []

    init(cluster: String) {
        self.cluster = cluster
    }

    /// The endpoint that tells the most about the cluster; the first of equals.
    var decisive: EndpointExamination? {
        examinations.reduce(nil) { best, next in
            guard let best else { return next }
            return next.weight > best.weight ? next : best
        }
    }

    /// Whether an endpoint gave all core resources.
    var isHealthy: Bool { decisive?.isHealthy ?? false }

    /// The findings as a table for people.
    var table: String {
        let title = "\(cluster)  \(decisive?.endpoint.description ?? "")\n"
        if let problem { return "\(title)  \(problem)\n" }
        let tried =
            examinations.count < 2
            ? [] : examinations.map { "  tried \($0.endpoint): \($0.summary)" }
        let head = ["resource", "result", "http", "ms", "objects", "permission", "what to do"]
        let rows = [head] + self.rows.map(\.cells)
        let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            let cells = zip(row, widths).map { $0.padding(to: $1) }
            return "  " + trimmed(cells.joined(separator: "  "))
        }
        return title + (tried + lines).joined(separator: "\n") + "\n"
    }

    /// The findings as a JSON object.
    var json: String {
        let rows = rows.map(\.json)
        let tried = examinations.map { examination in
            "{\"endpoint\": \(examination.endpoint.description.jsonQuoted), "
                + "\"result\": \(examination.summary.jsonQuoted)}"
        }
        let endpoint = decisive.map { $0.endpoint.description.jsonQuoted } ?? "null"
        let problem = problem.map(\.jsonQuoted) ?? "null"
        return "{\"cluster\": \(cluster.jsonQuoted), \"endpoint\": \(endpoint), "
            + "\"healthy\": \(isHealthy), \"problem\": \(problem), "
            + "\"tried\": [\(tried.joined(separator: ", "))], \"resources\": ["
            + rows.joined(separator: ", ") + "]}"
    }

    /// A row for each resource, those that were not asked for last.
    private var rows: [DiagnosisRow] {
        guard let decisive else { return [] }
        return decisive.findings.map { DiagnosisRow($0) }
            + decisive.unasked.map { resource in
                let reason =
                    decisive.surrender ?? "the cluster has no \(Self.objects(of: resource))"
                return DiagnosisRow(unasked: resource, because: reason)
            }
    }

    private static func objects(of resource: Resource) -> String {
        switch resource.objects {
        case .databases?, nil: "database to ask about"
        case .activeDatabases?, .activeActive?: "Active-Active database"
        case .replicaDatabases?: "database with Replica Of sources"
        }
    }

    private func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}

extension String {
    /// The text filled up with spaces to a width.
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
