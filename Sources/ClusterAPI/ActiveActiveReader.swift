import Model

// Four resources of the Active-Active coordinator, which is a service of its own:
//
//     /v1/crdbs                        [database], in one source { "crdbs": [database] }
//     /v1/crdb_tasks                   [task]
//     /v1/crdbs/GUID/health_report     [report of one of the clusters]
//     /v1/bdbs/UID/syncer_state/…      { "DB": 22, "RunID": 1584086516, … }
//
// A list of databases has the logins of all clusters in it, which are parsed over. Source: the crdb
// pages of <https://redis.io/docs/latest/operate/rs/references/rest-api/objects/>.

/// The tables of what the coordinator of Active-Active databases says.
enum ActiveActiveReader {
    static let databases = IdentifiedReader<UID, ActiveActiveDatabase>(
        by: "guid",
        [
            .text("name") { $0.name = $1 },
            .number("featureset_version") { $0.featureVersion = $1 },
            .number("protocol_version") { $0.protocolVersion = $1 },
            .items("instances", instances) { $0.instances = $1 },
            Field(name: "local_databases") { json, database in
                switch json.kind {
                case .null: return nil
                // A single one in the text of the page, a list of them in its example.
                case .object: return local(json, of: &database)
                case .array:
                    return json.elements.first { _ in true }.flatMap { local($0, of: &database) }
                case .bool, .number, .string: return "a list of objects"
                }
            },
        ],
        make: { ActiveActiveDatabase(uid: $0) }
    )

    private static let instances = IdentifiedReader<UID, ActiveActiveDatabase.Instance>(
        by: "id",
        [.inside("cluster", [.text("name") { $0.cluster = $1 }])],
        make: { ActiveActiveDatabase.Instance(uid: $0) }
    )

    static let tasks = IdentifiedReader<UID, ActiveActiveTask>(
        by: "id",
        [
            .uid("crdb_guid") { $0.database = $1 },
            .text("operation") { $0.operation = $1 },
            .status("status") { $0.status = $1 },
            .time("started") { $0.started = $1 },
            .time("ended") { $0.ended = $1 },
        ],
        make: { ActiveActiveTask(uid: $0) }
    )

    static let reports = IdentifiedReader<String, ActiveActiveHealth.Member>(
        named: "cluster_name",
        [
            .number("active_config_version") { $0.configuration = $1 },
            Field(name: "connection_error") { json, member in
                // Null and no field are good news; what cannot be read is no news.
                let text = json.text
                member.isReachable = json.isNull ? true : text.map { $0.count == 0 }
                return json.isNull || text != nil ? nil : "a string"
            },
            Field(name: "configurations") { json, member in
                guard json.kind == .array else { return json.isNull ? nil : "an array" }
                return newest(json, of: &member)
            },
            .items("connections", connections) { $0.connections = $1 },
        ],
        make: { ActiveActiveHealth.Member(cluster: $0) }
    )

    private static let connections = IdentifiedReader<String, ActiveActiveHealth.Connection>(
        named: "name",
        [
            .text("status") { $0.isWorking = $1 == "ok" },
            .items("replication_links", links) { $0.links = $1 },
        ],
        make: { ActiveActiveHealth.Connection(peer: $0) }
    )

    private static let links = IdentifiedReader<UID, ActiveActiveHealth.Link>(
        by: "link_uid",
        [.status("status") { $0.status = $1 }],
        make: { ActiveActiveHealth.Link(uid: $0) }
    )

    static let syncer = ObjectReader<Syncer>([.number("RunID") { $0.run = $1 }])

    private static func local(
        _ json: JSONValue,
        of database: inout ActiveActiveDatabase
    ) -> StaticString? {
        guard json.kind == .object else { return "other types within it" }
        switch json.member("bdb_uid")?.asUID {
        case .value(let uid)?: database.localDatabase = uid
        case .lost?: return "other types within it"
        case .absent?, nil: break
        }
        return nil
    }

    /// Reads the status of the configuration with the highest version.
    private static func newest(
        _ configurations: JSONValue,
        of member: inout ActiveActiveHealth.Member
    ) -> StaticString? {
        var last = -Double.infinity
        var isWhole = true
        for configuration in configurations.elements {
            guard case .value(let version)? = configuration.member("version")?.asNumber,
                case .value(let word)? = configuration.member("status")?.asWord
            else {
                isWhole = false
                continue
            }
            guard version > last else { continue }
            last = version
            member.configurationStatus = Status(word: word)
        }
        return isWhole ? nil : "other types within it"
    }
}
