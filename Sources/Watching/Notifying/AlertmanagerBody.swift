// The body of POST /api/v2/alerts, an array of alerts:
//
//     {"labels":{"alertname":"node_down",…},"annotations":{"summary":"…","check":"…"},
//      "startsAt":"2026-11-22T00:33:43.120Z","endsAt":"2026-11-22T00:37:43.120Z"}
//
// Source: <https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml>.

import Model

/// Renders alerts for an Alertmanager.
package enum AlertmanagerBody {
    /// Renders a batch.
    package static func json(_ items: [NotificationPlan.Item]) -> [UInt8] {
        Array("[\(items.map(json).joined(separator: ","))]".utf8)
    }

    private static func json(_ item: NotificationPlan.Item) -> String {
        let annotations = [("summary", item.notice.summary), ("check", item.notice.check)]
        return "{\"labels\":\(object(item.notice.identity.labels)),"
            + "\"annotations\":\(object(annotations)),"
            + "\"startsAt\":\(quoted(item.notice.since.rfc3339)),"
            + "\"endsAt\":\(quoted(item.end.rfc3339))}"
    }

    /// An empty label is none there.
    private static func object(_ members: [(name: String, value: String)]) -> String {
        let texts = members.filter { !$0.value.isEmpty }
            .map { "\(quoted($0.name)):\(quoted($0.value))" }
        return "{\(texts.joined(separator: ","))}"
    }

    private static func quoted(_ text: String) -> String {
        let parts = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case _ where scalar.value < 0x20: "\\u00" + hexadecimal(scalar.value)
            case _: String(Character(scalar))
            }
        }
        return "\"\(parts.joined())\""
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        (value < 16 ? "0" : "") + String(value, radix: 16)
    }
}
