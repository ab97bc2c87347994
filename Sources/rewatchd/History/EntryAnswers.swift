import Alerting
import Model
import Storage
import Systemd
import Watching
import Web

/// Answers `GET /api/v1/alerts` and `GET /api/v1/events`.
struct EntryAnswers {
    /// How many events an answer has unless another number is asked for, and at most.
    static let limits = (usual: 500, most: 10_000)

    /// Nil where nothing is kept in a file.
    let archive: SampleArchive?
    let now: Timestamp

    /// The alerts that fire, in the shape that Prometheus gives them.
    static func alerts(_ entries: [(name: String, report: ClusterReport)]) -> APIAnswer {
        let alerts = entries.flatMap { name, report in
            report.firing.map { json($0, of: name) }
        }
        return success("\"alerts\":[" + alerts.joined(separator: ",") + "]")
    }

    /// The newest entries from a time on, in order, with the journal's field names.
    func events(since: String?, limit: String?) async -> APIAnswer {
        guard let start = TimeText.read(since ?? "0", now: now) else {
            return Self.refusal(400, "bad_data", "since must be \(TimeText.forms)")
        }
        let asked = limit.map { Int($0) } ?? Self.limits.usual
        guard let count = asked, (1...Self.limits.most).contains(count) else {
            let text = "limit must be a number from 1 to \(Self.limits.most)"
            return Self.refusal(400, "bad_data", text)
        }
        do throws(StorageError) {
            let entries = try await archive?.read { reader throws(StorageError) in
                try reader.newestEntries(since: start, limit: count)
            }
            let lines = (entries ?? []).map(Self.json)
            return Self.success("\"events\":[" + lines.joined(separator: ",") + "]")
        } catch {
            return Self.refusal(500, "internal", error.description)
        }
    }

    private static func json(_ entry: KeptEntry) -> String {
        var bytes: [UInt8] = []
        let time = entry.at.rfc3339
        JSONLineEncoder().encode(LogRecord(entry), timestamp: time, into: &bytes)
        // Without the line feed.
        return String(decoding: bytes.dropLast(), as: UTF8.self)
    }

    private static func json(_ alert: ClusterReport.FiringAlert, of cluster: String) -> String {
        let labels = [
            ("alertname", alert.key.kind.rawValue), ("cluster", cluster),
            ("severity", alert.severity.rawValue), ("subject", "\(alert.key.subject)"),
        ]
        let members = labels.map { "\(quoted($0)):\(quoted($1))" }.joined(separator: ",")
        return "{\"labels\":{\(members)},\"state\":\"firing\","
            + "\"activeAt\":\(quoted(alert.since.rfc3339))}"
    }

    private static func success(_ member: String) -> APIAnswer {
        APIAnswer(json: Array("{\"status\":\"success\",\"data\":{\(member)}}\n".utf8))
    }

    private static func refusal(_ status: Int, _ type: String, _ text: String) -> APIAnswer {
        let json =
            "{\"status\":\"error\",\"errorType\":\(quoted(type)),\"error\":\(quoted(text))}\n"
        return APIAnswer(status: status, json: Array(json.utf8))
    }

    private static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        EscapedText.append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
