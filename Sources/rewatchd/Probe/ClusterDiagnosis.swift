import ClusterAPI
import Model
import Watching

/// What the doctor found out about one cluster.
struct ClusterDiagnosis {
    let cluster: String
    var endpoint: Endpoint?
    var problem: String?
    var findings: [Finding] = []

    init(cluster: String) {
        self.cluster = cluster
    }

    /// Whether all core resources were read.
    var isHealthy: Bool {
        let core = Resource.allCases.filter { $0.group == .core }
        return core.allSatisfy { resource in
            findings.contains { $0.resource == resource && $0.isGood }
        }
    }

    /// The findings as a table for people.
    var table: String {
        let title = "\(cluster)  \(endpoint.map(\.description) ?? "")\n"
        if let problem { return "\(title)  \(problem)\n" }
        let head = ["resource", "result", "http", "ms", "objects", "permission", "what to do"]
        let rows = [head] + findings.map(cells)
        let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            let cells = zip(row, widths).map { $0.padding(to: $1) }
            return "  " + trimmed(cells.joined(separator: "  "))
        }
        return title + lines.joined(separator: "\n") + "\n"
    }

    /// The findings as a JSON object.
    var json: String {
        let rows = findings.map { finding in
            let members = [
                ("resource", finding.resource.name.quoted), ("result", finding.result.quoted),
                ("code", finding.code.quoted),
                ("duration_seconds", "\(finding.duration.inSeconds)"),
                ("objects", finding.objects.map(String.init) ?? "null"),
                ("permission", finding.resource.permission.quoted),
                ("advice", finding.advice.quoted),
            ]
            return "{" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
        }
        let endpoint = endpoint.map { $0.description.quoted } ?? "null"
        let problem = problem.map(\.quoted) ?? "null"
        return "{\"cluster\": \(cluster.quoted), \"endpoint\": \(endpoint), "
            + "\"healthy\": \(isHealthy), \"problem\": \(problem), \"resources\": ["
            + rows.joined(separator: ", ") + "]}"
    }

    private func cells(_ finding: Finding) -> [String] {
        [
            finding.resource.name, finding.result, finding.code,
            String(finding.duration.wholeMilliseconds), finding.objects.map(String.init) ?? "-",
            finding.resource.permission, finding.advice,
        ]
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

    /// The text as a JSON string.
    fileprivate var quoted: String {
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
