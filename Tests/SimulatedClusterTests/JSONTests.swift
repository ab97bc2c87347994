import SimulatedCluster
import Testing

/// The simulator's own JSON.
struct JSONTests {
    @Test(
        arguments: [
            (JSON.null, "null"), (true, "true"), (1, "1"), (1.0, "1.0"),
            (0.9333999999887833, "0.9333999999887833"),
            (-5e-300, "-5e-300"), (.number(.nan), "null"), (.number(.infinity), "null"),
            ("a\"b\\c\n\u{1}é", #""a\"b\\c\n\u0001é""#), ([1, []], "[1,[]]"),
            (["b": 1, "a": ["x": .null]], #"{"b":1,"a":{"x":null}}"#),
        ] as [(JSON, String)]
    )
    func `values are written`(_ value: JSON, _ text: String) {
        #expect(String(decoding: value.encoded, as: UTF8.self) == text)
    }

    @Test(arguments: [
        #"{"b":1,"a":{"x":null,"y":[true,false,1.5,"é\n"]}}"#, "[]", "{}", "-12", "1e300",
        #""A\/\t""#, " [ 1 , 2 ] ",
    ])
    func `what is written can be read again`(_ text: String) throws {
        let value = try #require(SimulatedResponse(status: 200, body: Array(text.utf8)).json)
        #expect(SimulatedResponse(status: 200, body: value.encoded).json == value)
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\"}", "{\"a\":}", "nul", "1 2", "\"abc", "{a:1}", "\"\\q\"",
        "\"\\u12\"",
        String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
    ])
    func `what is no JSON is refused`(_ text: String) {
        #expect(SimulatedResponse(status: 200, body: Array(text.utf8)).json == nil)
    }

    @Test(arguments: [
        ("/v1/bdbs", "/v1/bdbs", [String: String]()),
        ("/v1/bdbs?fields=uid%2Cname&x", "/v1/bdbs", ["fields": "uid,name", "x": ""]),
        ("/a%20b?k=1&k=2+3&m=%zz", "/a b", ["k": "1,2 3", "m": "%zz"]),
    ])
    func `targets are taken apart`(
        _ target: String,
        _ path: String,
        _ query: [String: String]
    ) {
        let request = SimulatedRequest(target)
        #expect(request.path == path)
        #expect(request.query == query)
    }

    @Test(arguments: [
        (Int64(0), "Thu, 01 Jan 1970 00:00:00 GMT"),
        (951_782_400_000, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (4_107_542_399_999, "Sun, 28 Feb 2100 23:59:59 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
    func `dates are right`(_ time: Int64, _ text: String) {
        var cluster = SimulatedCluster()
        #expect(cluster.ask("/v1/nodes", at: time).headers["date"] == text)
    }
}
