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
        let rows = [head] + (decisive?.findings ?? []).map(cells)
        let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            let cells = zip(row, widths).map { $0.padding(to: $1) }
            return "  " + trimmed(cells.joined(separator: "  "))
        }
        return title + (tried + lines).joined(separator: "\n") + "\n"
    }

    /// The findings as a JSON object.
    var json: String {
        let rows = (decisive?.findings ?? []).map { finding in
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
        let tried = examinations.map { examination in
            "{\"endpoint\": \(examination.endpoint.description.quoted), "
                + "\"result\": \(examination.summary.quoted)}"
        }
        let endpoint = decisive.map { $0.endpoint.description.quoted } ?? "null"
        let problem = problem.map(\.quoted) ?? "null"
        return "{\"cluster\": \(cluster.quoted), \"endpoint\": \(endpoint), "
            + "\"healthy\": \(isHealthy), \"problem\": \(problem), "
            + "\"tried\": [\(tried.joined(separator: ", "))], \"resources\": ["
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
