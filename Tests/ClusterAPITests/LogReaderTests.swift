import ClusterAPI
import Model
import Testing

/// Records of the cluster's own log: what is taken over, and what tells them apart.
@Suite struct LogReaderTests {
    private func page(_ body: String) throws -> (ClusterLogPage, losses: Int) {
        let decoded = try ResourceDecoder().decode(Array(body.utf8), of: .logs)
        guard case .logs(let page) = decoded.reading else {
            throw DecodingFailure.empty
        }
        return (page, decoded.lossCount)
    }

    private func digest(_ members: String) throws -> Int64? {
        let body = #"[{"time":"2026-09-21T14:13:20Z","type":"x",\#(members)}]"#
        return try page(body).0.records.first?.digest
    }

    @Test func `a record is taken over by a list of fields`() throws {
        let (page, losses) = try page(
            #"""
            [{"time":"2014-08-29T11:19:49Z","type":"bdb_name_updated","severity":"INFO",
              "bdb_uid":"1","old_val":"test","new_val":"test123","bdb_name":"test123",
              "originator_email":"jane@example.com","secret":"s3cret","used":12,"cpu_util":90.5,
              "state":true,"dead_nodes":[2,3],"destination":{"access_key":"s3cret"}}]
            """#
        )
        let record = try #require(page.records.first)
        #expect(losses == 0 && page.count == 1)
        #expect(record.time.rfc3339 == "2014-08-29T11:19:49.000Z")
        #expect(record.type == "bdb_name_updated" && record.severity == .info)
        #expect(record.subject == .database(UID(1)) && record.name == "test123")
        #expect(
            record.fields.map { "\($0.name)=\($0.value)" } == [
                "cpu_util=90.5", "dead_nodes=2,3", "new_val=test123", "old_val=test", "state=true",
                "used=12",
            ]
        )
    }

    @Test(
        arguments: [
            (#""bdb_uid":7"#, .database(UID(7))), (#""bdb_uid":"7""#, .database(UID(7))),
            (#""node_uid":2"#, .node(UID(2))), (#""node_uid":"2""#, .node(UID(2))),
            (#""user_uid":2"#, .cluster),
        ] as [(String, Subject)]
    )
    func `a record is about what it names`(_ member: String, _ subject: Subject) throws {
        let body = #"[{"time":"2026-09-21T14:13:20Z","type":"x",\#(member)}]"#
        #expect(try page(body).0.records.first?.subject == subject)
    }

    @Test(
        arguments: [
            ("DEBUG", 7), ("INFO", 6), ("WARNING", 4), ("ERROR", 3), ("CRITICAL", 2),
            ("warning", 4), ("FATAL", nil), ("", nil),
        ] as [(String, Int?)]
    )
    func `a severity is a priority`(_ word: String, _ priority: Int?) throws {
        let body = #"[{"time":"2026-09-21T14:13:20Z","type":"x","severity":"\#(word)"}]"#
        #expect(try page(body).0.records.first?.severity?.priority == priority)
    }

    @Test(
        arguments: [
            ("[]", 0, 0, 0),
            (#"[7,{"time":"2026-09-21T14:13:20Z","type":"x"}]"#, 1, 2, 1),
            (#"[{"type":"x"},{"time":"2026-09-21T14:13:20Z","type":"x"}]"#, 1, 2, 1),
            (#"[{"time":"soon","type":"x"},{"time":"2026-09-21T14:13:20Z","type":"x"}]"#, 1, 2, 1),
            (
                #"[{"time":"2026-09-21T14:13:20Z"},{"time":"2026-09-21T14:13:20Z","type":"x"}]"#, 1,
                2, 1
            ),
        ] as [(String, Int, Int, Int)]
    )
    func `a bad record is lost alone, and counts for the page`(
        _ body: String,
        _ records: Int,
        _ count: Int,
        _ losses: Int
    ) throws {
        let (page, lost) = try page(body)
        #expect(page.records.count == records && page.count == count && lost == losses)
    }

    @Test(arguments: ["{}", #"{"error_code":"x"}"#, "[7]", #""a""#])
    func `what is no list is refused`(_ body: String) {
        #expect(throws: DecodingFailure.self) { try page(body) }
    }

    @Test(
        arguments: [
            (#""a":1,"b":"x""#, #""b":"x","a":1"#, true), (#""a":1"#, #""a": 1"#, true),
            (#""a":1"#, #""a":"1""#, false), (#""a":1"#, #""a":2"#, false),
            (#""a":"x""#, #""b":"x""#, false), (#""a":["x","y"]"#, #""a":["xy"]"#, false),
            (#""a":["x","y"]"#, #""a":["y","x"]"#, false),
            (#""a":{"b":1}"#, #""a":{},"b":1"#, false),
            (#""a":null"#, #""a":false"#, false), (#""a":true"#, #""a":false"#, false),
            (#""a":1.5"#, #""a":1.50"#, true),
        ] as [(String, String, Bool)]
    )
    func `content tells records apart, its spelling does not`(
        _ first: String,
        _ second: String,
        _ isSame: Bool
    ) throws {
        #expect(try (digest(first) == digest(second)) == isSame)
    }

    /// The value is in databases of users: another one would tell everything once more.
    @Test func `a digest is for ever`() throws {
        #expect(
            try digest(#""bdb_uid":"1","state":true,"used":12,"gone":null"#) == -4789981776881871918
        )
    }

    @Test(
        arguments: [
            (nil, "/v1/logs?order=desc&limit=1000"),
            (LogWindow(since: nil), "/v1/logs?order=asc&limit=1000"),
            (
                LogWindow(since: 1_790_000_000),
                "/v1/logs?order=asc&stime=2026-09-21T14:13:19Z&limit=1000"
            ),
            (
                LogWindow(since: 1_790_000_000, offset: 2_000),
                "/v1/logs?order=asc&stime=2026-09-21T14:13:19Z&limit=1000&offset=2000"
            ),
        ] as [(LogWindow?, String)]
    )
    func `a window is a query`(_ window: LogWindow?, _ path: String) {
        #expect(ResourceRequest(logs: window).path(at: Timestamp(seconds: 0)) == path)
    }
}
