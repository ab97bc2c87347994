import ClusterAPI
import Model

/// What the doctor shows of one resource, asked for or not.
struct DiagnosisRow {
    let resource: Resource
    let result: String
    /// The HTTP status or the kind of failure; nil when nobody was asked.
    var code: String?
    var duration: Duration?
    var objects: Int?
    let advice: String

    init(_ finding: Finding) {
        resource = finding.resource
        result = finding.result
        code = finding.code
        duration = finding.duration
        objects = finding.objects
        advice = finding.advice
    }

    init(unasked resource: Resource, because reason: String) {
        self.resource = resource
        result = "not asked"
        advice = reason
    }

    /// The row of a table, one text a column.
    var cells: [String] {
        [
            resource.name, result, code ?? "-", duration.map { "\($0.wholeMilliseconds)" } ?? "-",
            objects.map(String.init) ?? "-", resource.permission, advice,
        ]
    }

    /// The row as a JSON object.
    var json: String {
        let members = [
            ("resource", resource.name.jsonQuoted), ("result", result.jsonQuoted),
            ("code", code?.jsonQuoted ?? "null"),
            ("duration_seconds", duration.map { "\($0.inSeconds)" } ?? "null"),
            ("objects", objects.map(String.init) ?? "null"),
            ("permission", resource.permission.jsonQuoted), ("advice", advice.jsonQuoted),
        ]
        return "{" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }
}

extension String {
    /// The text as a JSON string.
    var jsonQuoted: String {
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
