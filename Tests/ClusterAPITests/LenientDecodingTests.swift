import ClusterAPI
import Model
import Testing

/// The spellings that the API uses for the same thing, a line each.
@Suite struct LenientDecodingTests {
    private let decoder = ResourceDecoder()

    private func database(_ members: String) throws -> (Database?, Decoded) {
        let decoded = try decoder.decode(Array("[{\"uid\":1,\(members)}]".utf8), of: .databases)
        guard case .databases(let list) = decoded.reading else { return (nil, decoded) }
        return (list.objects.first, decoded)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", -0.0), ("1.5", 1.5), ("1e3", 1_000), ("-12", -12), ("\"42\"", 42),
            ("\"4.5e1\"", 45), ("9223372036854775807", 9.223372036854776e18),
            ("18446744073709551615", 1.8446744073709552e19), ("1e-999", 0),
            ("123456789012345678901234567890", 1.2345678901234568e29),
        ] as [(String, Double)]
    )
    func aNumberIsRead(_ text: String, _ number: Double) throws {
        let (database, decoded) = try database("\"memory_size\":\(text),\"name\":\"a\"")
        #expect(database?.memoryLimit == number)
        #expect(database?.name == "a")
        #expect(decoded.lossCount == 0)
    }

    @Test(
        arguments: [
            "1e999", "-1e999", "\"1e999\"", "\"NaN\"", "\"nan\"", "NaN", "Infinity", "-Infinity",
            "\"inf\"", "\"0x10\"", "\"\"", "\" 1\"", "\"1,5\"", "\"--1\"", "true", "[]",
        ])
    func aNumberIsLostAlone(_ text: String) throws {
        let (database, decoded) = try database("\"memory_size\":\(text),\"name\":\"a\"")
        #expect(database?.memoryLimit == nil)
        #expect(database?.name == "a")
        #expect(decoded.losses.map(\.path) == ["$[0].memory_size"])
    }

    @Test(
        arguments: [
            ("true", true), ("false", false), ("\"on\"", true), ("\"off\"", false),
            ("\"true\"", true), ("\"false\"", false), ("\"yes\"", true), ("\"no\"", false),
            ("\"enabled\"", true), ("\"disabled\"", false), ("\"maybe\"", nil), ("1", nil),
            ("\"\"", nil),
        ] as [(String, Bool?)]
    )
    func aTruthValueMayBeAWord(_ text: String, _ value: Bool?) throws {
        let (database, decoded) = try database("\"replication\":\(text)")
        #expect(database?.replication == value)
        #expect(decoded.lossCount == (value == nil ? 1 : 0))
    }

    @Test(
        arguments: [
            ("7", "7"), ("\"7\"", "7"), ("-1", "-1"), ("\"a:b\"", "a:b"), ("7.5", nil),
            ("\"\"", nil), ("1e3", nil), ("null", nil), ("true", nil),
            ("\"\(String(repeating: "9", count: 65))\"", nil),
        ] as [(String, String?)]
    )
    func anIdentifierMayBeANumberOrText(_ text: String, _ uid: String?) throws {
        let body = Array("[{\"uid\":\(text),\"node_uid\":1},{\"uid\":\"other\"}]".utf8)
        guard case .shards(let list) = try decoder.decode(body, of: .shards).reading else { return }
        #expect(list.objects.map(\.uid.text) == (uid.map { [$0] } ?? []) + ["other"])
        #expect(list.isComplete == (uid != nil))
    }

    @Test(
        arguments: [
            ("\"failed\"", .known(.failed)), ("\"\"", .known(.never)),
            ("\"paused\"", .unrecognised("paused")), ("null", nil), ("3", nil),
        ] as [(String, Status<BackupStatus>?)]
    )
    func aBackupWordIsReadAsItIs(_ text: String, _ status: Status<BackupStatus>?) throws {
        #expect(try database("\"backup_status\":\(text)").0?.backupStatus == status)
    }

    @Test func anEmptyStatusWordIsUnknownWhereTheApiHasNone() throws {
        #expect(try database("\"status\":\"\"").0?.status == .unrecognised(""))
    }

    @Test func ofEqualNamesTheFirstWins() throws {
        let (database, decoded) = try database(
            "\"name\":\"a\",\"name\":\"b\",\"memory_size\":1,\"memory_size\":[]"
        )
        #expect(database?.name == "a")
        #expect(database?.memoryLimit == 1)
        #expect(decoded.lossCount == 0)
        let sample = Array("{\"conns\":1,\"etime\":null,\"conns\":2}".utf8)
        let reading = try decoder.decode(sample, of: .clusterStatistics).reading
        #expect(values(reading) == [1])
    }

    @Test func aListMayBeAMapByIdentifier() throws {
        let array = try decoder.decode(
            Array(#"[{"uid":"1","role":"master"},{"uid":"2"}]"#.utf8),
            of: .shards
        )
        let map = try decoder.decode(
            Array(#"{"1":{"role":"master"},"2":{"uid":"2"}}"#.utf8),
            of: .shards
        )
        #expect(array == map)
    }

    @Test func samplesMayBeAnArray() throws {
        let map = try decoder.decode(
            Array(#"{"1":{"conns":3},"2":{}}"#.utf8),
            of: .nodeStatistics
        )
        let array = try decoder.decode(
            Array(#"[{"uid":1,"conns":3},{"uid":"2"}]"#.utf8),
            of: .nodeStatistics
        )
        #expect(map == array)
    }

    @Test func aRepeatedIdentifierIsALoss() throws {
        let body = Array(#"[{"uid":1,"name":"a"},{"uid":"1","name":"b"}]"#.utf8)
        let decoded = try decoder.decode(body, of: .databases)
        #expect(decoded.losses == [Loss(path: "$[1]", reason: "repeats an identifier")])
        #expect(Shape(decoded.reading) == Shape(count: 1, isComplete: false))
    }

    @Test(
        arguments: [
            (.databases, "[]", Shape(count: 0, isComplete: true)),
            (.shards, "[]", Shape(count: 0, isComplete: true)),
            (.nodeStatistics, "{}", Shape(count: 0, isComplete: nil)),
            (.nodeStatistics, " [] ", Shape(count: 0, isComplete: nil)),
        ] as [(Resource, String, Shape)]
    )
    func noObjectsIsAnAnswer(_ resource: Resource, _ text: String, _ shape: Shape) throws {
        #expect(Shape(try decoder.decode(Array(text.utf8), of: resource).reading) == shape)
    }

    @Test(
        arguments: [
            (#""2026-03-01T10:00:44ZZ""#, nil, 1), (#""2026-02-30T10:00:00Z""#, nil, 1),
            ("null", nil, 0), ("17", nil, 1),
            (#""2026-03-01T10:00:01Z""#, Timestamp(seconds: 1_772_359_201), 0),
        ] as [(String, Timestamp?, Int)]
    )
    func anUnreadableEndLosesOnlyTheTime(
        _ text: String,
        _ end: Timestamp?,
        _ losses: Int
    ) throws {
        let body = Array("{\"5\":{\"etime\":\(text),\"conns\":2}}".utf8)
        let decoded = try decoder.decode(body, of: .databaseStatistics)
        guard case .statistics(_, let samples) = decoded.reading else { return }
        #expect(samples.map(\.end) == [end])
        #expect(values(decoded.reading) == [2])
        #expect(decoded.losses.map(\.path) == Array(repeating: "$[\"5\"].etime", count: losses))
    }

    @Test(
        arguments: [
            (#"[{"etime":"2026-03-01T10:00:01Z","conns":1},{"conns":2}]"#, 1),
            (#"[{"conns":2},{"etime":"2026-03-01T10:00:01Z","conns":1}]"#, 1),
            (
                #"[{"etime":"2026-03-01T10:00:20Z","conns":3},{"etime":"2026-03-01T10:00:10Z","conns":4}]"#,
                3
            ),
            (#"[7,{"conns":5}]"#, 5), ("[]", nil), ("[7]", nil), ("{}", nil),
        ] as [(String, Double?)]
    )
    func ofASeriesTheLastSampleIsRead(_ series: String, _ value: Double?) throws {
        let text = #"[{"uid":"1:1:1","intervals":\#(series)},{"uid":"2:1:1","intervals":[]}]"#
        let reading = try decoder.decode(Array(text.utf8), of: .endpointStatistics).reading
        #expect(values(reading) == (value.map { [$0] } ?? []))
        let twice = #"[{"uid":"1:1:1","intervals":[]},{"uid":"1:1:1","intervals":[]}]"#
        #expect(try decoder.decode(Array(twice.utf8), of: .endpointStatistics).lossCount == 0)
    }

    @Test(
        arguments: [
            (#""1970-01-01T00:00:00Z""#, nil), ("0", nil),
            (#""2026-03-01T10:00:01Z""#, 1_772_359_201),
            ("1772359201", 1_772_359_201),
        ] as [(String, Double?)]
    )
    func theEpochIsNoTime(_ text: String, _ seconds: Double?) throws {
        let body = Array("{\"5\":{\"last_req_time\":\(text)}}".utf8)
        let decoded = try decoder.decode(body, of: .databaseStatistics)
        #expect(values(decoded.reading) == (seconds.map { [$0] } ?? []))
        #expect(decoded.lossCount == 0)
    }

    @Test func namesAreBoundedAndMended() throws {
        let long = String(repeating: "é", count: 10_000)
        #expect(try database("\"name\":\"\(long)\"").0?.name == String(long.prefix(512)))
        let quoted = #""name":"a\"b\\c\n\u00e9\ud83d\ude00""#
        #expect(try database(quoted).0?.name == "a\"b\\c\né😀")
        #expect(try database(#""name":"a\ud800b\udc00""#).0?.name == "a\u{FFFD}b\u{FFFD}")
        let broken = Array("[{\"uid\":1,\"name\":\"a".utf8) + [0xC3] + Array("b\"}]".utf8)
        guard case .databases(let list) = try decoder.decode(broken, of: .databases).reading else {
            return
        }
        #expect(list.objects.map(\.name) == ["a\u{FFFD}b"])
    }

    @Test func aByteOrderMarkDoesNotMatter() throws {
        let body = [0xEF, 0xBB, 0xBF] + Array(#"{"name":"a"}"#.utf8)
        #expect(try decoder.decode(body, of: .cluster).reading == .cluster(Cluster(name: "a")))
    }

    @Test func lossesAreBoundedButAllCounted() throws {
        let body = "[" + (0..<100).map { _ in "7" }.joined(separator: ",") + ",{\"uid\":1}]"
        let decoded = try decoder.decode(Array(body.utf8), of: .nodes)
        #expect(decoded.lossCount == 100)
        #expect(decoded.losses.count == Decoded.maximumLosses)
        #expect(decoded.losses.last?.path == "$[19]")
    }

    @Test func aPathIsHarmlessInALog() throws {
        let body = Array(#"{"a\n\"<é":7,"1":{}}"#.utf8)
        let decoded = try decoder.decode(body, of: .nodeStatistics)
        #expect(decoded.losses.map(\.path) == ["$[\"a??<?\"]"])
    }

    private func values(_ reading: Reading) -> [Double] {
        guard case .statistics(_, let samples) = reading else { return [] }
        return samples.flatMap { $0.values.map(\.number) }
    }
}
