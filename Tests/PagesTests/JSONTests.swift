import TestSupport
import Testing

@testable import Pages

/// The same as data.
@Suite struct JSONTests {
    @Test(arguments: ["fleet", "cluster", "database", "polls"])
    func `a view as data, member by member`(_ name: String) throws {
        let json =
            switch name {
            case "fleet": Samples.fleet.json
            case "cluster": Samples.cluster.json
            case "database": Samples.database.json
            default: Samples.polls.json
            }
        let text = String(decoding: json.bytes, as: UTF8.self)
            .replacing(try Regex("y{900,}…"), with: "YYY")
            .replacing(",\"", with: ",\n\"")
        try expectGolden(text, named: "\(name).json")
    }

    @Test(arguments: [
        (JSON.number(1), "1"), (.number(0.25), "0.25"), (.number(.nan), "null"),
        (.number(1e300), "1e+300"), (.text("a\"\\\n\u{1}ü"), "\"a\\\"\\\\\\u000a\\u0001ü\""),
        (.list([.null, .bool(true)]), "[null,true]"),
        (.members(["a": .null, "b": .text("")]), "{\"b\":\"\"}"),
    ])
    func `a value is written as JSON has it`(_ json: JSON, _ text: String) {
        #expect(String(decoding: json.bytes, as: UTF8.self) == text)
    }
}
