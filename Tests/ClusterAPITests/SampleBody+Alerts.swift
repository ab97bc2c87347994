import ClusterAPI

extension SampleBody {
    /// The alerts of the cluster, of nodes, of databases and of both kinds of sources.
    static let managerAlerts: [SampleBody] = [
        alerts(.clusterAlerts, at: "$[\"watched\"]") {
            ["first": first, "watched": $0, "third": [:]]
        },
        alerts(.nodeAlerts, at: "$[\"2\"][\"watched\"]") {
            ["1": ["first": first], "2": ["watched": $0], "3": ["third": [:]], "4": [:]]
        },
        alerts(.databaseAlerts, at: "$[\"5\"][\"watched\"]") {
            ["5": ["first": first, "watched": $0, "third": [:]]]
        },
        alerts(.replicaSourceAlerts, at: "$[\"5\"][\"watched\"]") {
            ["5": ["first": first, "watched": $0, "third": first]]
        },
        alerts(.activeSourceAlerts, at: "$[\"5\"][\"2\"][\"watched\"]") {
            ["5": ["1": ["first": first], "2": ["watched": $0, "third": first]]]
        },
    ]

    private static let first: JSON = ["state": "off", "enabled": true]

    private static func alerts(
        _ resource: Resource,
        at path: String,
        _ body: @escaping @Sendable (JSON) -> JSON
    ) -> SampleBody {
        SampleBody(
            resource: resource,
            object: [
                "enabled": false, "state": true, "severity": "WARNING", "threshold": "80",
                "change_value": ["state": true, "memory_util": 81.5],
                "change_time": "2026-03-01T10:00:00Z",
            ],
            fields: [
                "enabled": .bool, "state": .bool, "severity": .text, "threshold": .text,
                "change_value": .inner, "change_time": .time,
            ],
            body: body,
            path: path
        )
    }
}
