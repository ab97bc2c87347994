import ClusterAPI
import Model
import Testing

/// What is refused as a whole, and that one bad answer does not spoil the next.
@Suite struct DecodingFailureTests {
    private let decoder = ResourceDecoder()

    @Test(
        arguments: [
            ("", "empty", "the answer is empty"),
            (" \r\n\t", "empty", "the answer is empty"),
            ("<html><body>503</body></html>", "not_json", "the answer is not JSON: it is markup"),
            ("[", "not_json", "JSON"), ("[{\"uid\":1},", "not_json", "JSON"),
            ("[{\"uid\":1}", "not_json", "JSON"), ("[] []", "not_json", "JSON"),
            ("[{\"uid\":\"1", "not_json", "JSON"), ("upstream connect error", "not_json", "JSON"),
            ("[01]", "not_json", "JSON"), ("[{'uid':1}]", "not_json", "JSON"),
            ("[{\"uid\":1,}]", "not_json", "JSON"),
            ("[\"a\nb\"]", "not_json", "JSON"), ("[nul]", "not_json", "JSON"),
            ("7", "wrong_shape", "the answer has a number at $ instead of a list of objects"),
            ("null", "wrong_shape", "the answer has null at $ instead of a list of objects"),
            ("{}", "wrong_shape", "the answer has an object at $ instead of a list of objects"),
            ("{\"intervals\":[]}", "wrong_shape", "an object"),
            ("{\"error_code\":\"x\"}", "wrong_shape", "an error object"),
        ])
    func aListIsRefused(_ body: String, _ label: String, _ text: String) throws {
        let failure = #expect(throws: DecodingFailure.self) {
            try decoder.decode(Array(body.utf8), of: .databases)
        }
        #expect(failure?.label == label)
        #expect(failure?.description.contains(text) == true, "\(failure as Any)")
    }

    /// An answer of which nothing is left says nothing, and must not pass for an empty cluster.
    @Test(
        arguments: [
            (.nodes, "[]", "nothing_there", "holds nothing"),
            (.cluster, "{}", "nothing_there", "holds nothing"),
            (.license, "{}", "nothing_there", "holds nothing"),
            (.nodes, "[{\"uid\":null}]", "nothing_readable", "$[0].uid: expected an identifier"),
            (.databases, "[{},{}]", "nothing_readable", "$[0].uid: expected an identifier"),
            (.shards, "[7]", "nothing_readable", "$[0]: expected an object"),
            (.databases, "{\"\":{}}", "nothing_readable", "is no identifier"),
            (.nodeStatistics, "{\"\":{}}", "nothing_readable", "is no identifier"),
            (.shardStatistics, "[{\"uid\":[]}]", "nothing_readable", "$[0].uid"),
        ] as [(Resource, String, String, String)]
    )
    func anAnswerOfWhichNothingIsLeftIsRefused(
        _ resource: Resource,
        _ body: String,
        _ label: String,
        _ text: String
    ) throws {
        let failure = #expect(throws: DecodingFailure.self) {
            try decoder.decode(Array(body.utf8), of: resource)
        }
        #expect(failure?.label == label)
        #expect(failure?.description.contains(text) == true, "\(failure as Any)")
    }

    @Test func nestingIsBounded() throws {
        func nested(_ depth: Int) -> [UInt8] {
            let brackets = String(repeating: "[", count: depth)
            let ends = String(repeating: "]", count: depth)
            return Array("{\"name\":\"a\",\"x\":\(brackets)\(ends)}".utf8)
        }
        #expect(try decoder.decode(nested(60), of: .cluster).reading == .cluster(.init(name: "a")))
        #expect(throws: DecodingFailure.self) { try decoder.decode(nested(65), of: .cluster) }
        #expect(throws: DecodingFailure.self) { try decoder.decode(nested(100_000), of: .cluster) }
    }

    /// Every prefix of an answer is refused or, where it happens to be JSON, read; nothing crashes.
    @Test(arguments: SampleBody.all)
    func everyPrefixIsRefused(_ sample: SampleBody) throws {
        let body = sample.body(sample.object).bytes
        for length in body.indices {
            #expect(throws: DecodingFailure.self, "\(length) bytes") {
                try decoder.decode(Array(body[..<length]), of: sample.resource)
            }
        }
        #expect(try decoder.decode(body, of: sample.resource).lossCount == 0)
    }

    /// The padding that simdjson needs is there, whatever capacity an answer's array has.
    @Test func spareCapacityDoesNotMatter() throws {
        let sample = SampleBody.of(.databaseStatistics)
        let body = sample.body(sample.object).bytes
        let expected = try decoder.decode(body, of: sample.resource)
        for spare in [0, 1, 63, 64, 65, 4_096] {
            var copy: [UInt8] = []
            copy.reserveCapacity(body.count + spare)
            copy += body
            #expect(try decoder.decode(copy, of: sample.resource) == expected)
        }
    }
}
