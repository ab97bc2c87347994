import ClusterAPI
import Model
import Testing

/// The depths and spellings of the cluster manager's alerts, a line each.
@Suite struct ManagerAlertTests {
    private let decoder = ResourceDecoder()

    @Test(
        arguments: [
            (.clusterAlerts, "{}", [], 0),
            (.nodeAlerts, "{}", [], 0),
            (.databaseAlerts, "[]", [], 0),
            (.clusterAlerts, #"{"a":{"state":"off"},"b":{"state":true}}"#, ["a=0?", "b=1?"], 0),
            (.clusterAlerts, #"{"a":{"state":"maybe","enabled":true}}"#, ["a=?1"], 1),
            (.clusterAlerts, #"{"a":7,"b":{"enabled":"on"}}"#, ["b=?1"], 1),
            (.clusterAlerts, #"{"a":{"state":true},"a":{"state":false}}"#, ["a=1?"], 0),
            (.nodeAlerts, #"{"2":{"a":{"state":true,"enabled":false}},"3":{}}"#, ["2 a=10"], 0),
            (.nodeAlerts, #"[{"uid":2,"a":{"state":true}}]"#, ["2 a=1?"], 1),
            (.replicaSourceAlerts, #"{"5":{"a":{"state":true}}}"#, ["5 a=1?"], 0),
            (.replicaSourceAlerts, #"{"5":{"1":{"a":{"state":true}}}}"#, ["5:1 a=1?"], 0),
            (.activeSourceAlerts, #"{"5":{"1":{},"2":{"a":{"enabled":true}}}}"#, ["5:2 a=?1"], 0),
            (.activeSourceAlerts, #"{"5":{"":{"a":{"state":true}}}}"#, [], 1),
            (
                .activeSourceAlerts,
                #"{"5":{"a":{"change_value":{"state":true},"severity":"INFO"}}}"#,
                ["5 a=??"], 0
            ),
        ] as [(Resource, String, [String], Int)]
    )
    func alertsAreFoundAtTheirDepth(
        _ resource: Resource,
        _ body: String,
        _ expected: [String],
        _ losses: Int
    ) throws {
        let decoded = try decoder.decode(Array(body.utf8), of: resource)
        guard case .managerAlerts(let scope, let alerts) = decoded.reading else {
            Issue.record("\(decoded.reading)")
            return
        }
        let found = alerts.map { alert in
            let object = scope == .cluster ? "" : "\(alert.object) "
            return
                "\(object)\(alert.name)=\(Self.text(alert.isActive))\(Self.text(alert.isEnabled))"
        }
        #expect(found == expected)
        #expect(decoded.lossCount == losses)
    }

    @Test(
        arguments: [
            (.clusterAlerts, #"{"error_code":"x"}"#), (.clusterAlerts, #"{"a":7}"#),
            (.nodeAlerts, #"{"":{"a":{}}}"#), (.nodeAlerts, "[7]"), (.databaseAlerts, #""a""#),
        ] as [(Resource, String)]
    )
    func whatSaysNothingIsRefused(_ resource: Resource, _ body: String) {
        #expect(throws: DecodingFailure.self) {
            try decoder.decode(Array(body.utf8), of: resource)
        }
    }

    private static func text(_ flag: Bool?) -> String {
        flag.map { $0 ? "1" : "0" } ?? "?"
    }
}
