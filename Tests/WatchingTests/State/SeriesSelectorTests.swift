import Exposition
import Testing
import Watching

/// Selectors as Prometheus writes them.
@Suite struct SeriesSelectorTests {
    private typealias Condition = (
        name: String, comparison: SeriesMatcher.Comparison, value: String
    )

    @Test func `are read`() throws {
        let cases: [(text: String, conditions: [Condition])] = [
            ("up", [("__name__", .equal, "up")]),
            (" a:b { } ", [("__name__", .equal, "a:b")]),
            (
                #"up{ node = "1" , b!="x",}"#,
                [("__name__", .equal, "up"), ("node", .equal, "1"), ("b", .notEqual, "x")]
            ),
            (#"{a="q\"\\\nü}"}"#, [("a", .equal, "q\"\\\nü}")]),
            // A combining character makes one character of the quote before it.
            ("{a=\"\u{301}b\"}", [("a", .equal, "\u{301}b")]),
            (
                #"{a=~"x|y.*",b!~"\\d"}"#,
                [("a", .matches, "x|y.*"), ("b", .doesNotMatch, #"\d"#)]
            ),
        ]
        for (text, conditions) in cases {
            let matchers = try conditions.map { condition in
                try SeriesMatcher(condition.name, condition.comparison, condition.value)
            }
            #expect(try SeriesSelector.matchers(text) == matchers, "\(text)")
        }
    }

    @Test(
        arguments: [
            "", "{}", "1up", "up{", "up{a}", "up{a=}", "up{a=1}", #"up{a="1"#, #"up{a="1" b="2"}"#,
            #"up{1a="x"}"#, "up{} x", #"{a=""}"#, #"{a!="x"}"#, #"up{a=="x"}"#,
            #"{a=~".*"}"#, #"up{a=~"("}"#, #"up{a!~"\\pL"}"#,
        ]
    )
    func `are refused`(_ text: String) {
        #expect(throws: SeriesSelector.Failure.self) { try SeriesSelector.matchers(text) }
    }

    @Test func `fit labels, and a label that is not there is empty`() throws {
        let labels: LabelSet = ["cluster": "a", "node": "1"]
        for (text, fits) in [
            ("x", true), (#"x{node="1"}"#, true), (#"x{node="2"}"#, false),
            (#"x{role=""}"#, true), (#"x{role!=""}"#, false), (#"x{node!="2",cluster="a"}"#, true),
            (#"x{node=~"[0-9]"}"#, true), (#"x{node!~"1|2"}"#, false), (#"x{role!~".+"}"#, true),
        ] {
            #expect(try SeriesSelector.matchers(text).matches(labels) == fits, "\(text)")
        }
        #expect(try SeriesSelector.matchers("x").matches(metric: "x"))
        #expect(try !SeriesSelector.matchers("x").matches(metric: "y"))
    }
}
