import Exposition
import Testing
import Watching

/// Selectors as Prometheus writes them.
@Suite struct SeriesSelectorTests {
    @Test(
        arguments: [
            ("up", [SeriesMatcher("__name__", .equal, "up")]),
            (" a:b { } ", [SeriesMatcher("__name__", .equal, "a:b")]),
            (
                #"up{ node = "1" , b!="x",}"#,
                [
                    SeriesMatcher("__name__", .equal, "up"), SeriesMatcher("node", .equal, "1"),
                    SeriesMatcher("b", .notEqual, "x"),
                ]
            ),
            (#"{a="q\"\\\nü}"}"#, [SeriesMatcher("a", .equal, "q\"\\\nü}")]),
        ]
    )
    func `are read`(_ text: String, _ matchers: [SeriesMatcher]) throws {
        #expect(try SeriesSelector.matchers(text) == matchers)
    }

    @Test(
        arguments: [
            "", "{}", "1up", "up{", "up{a}", "up{a=}", "up{a=1}", #"up{a="1"#, #"up{a="1" b="2"}"#,
            #"up{1a="x"}"#, "up{} x", #"{a=""}"#, #"{a!="x"}"#, #"up{a=="x"}"#,
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
        ] {
            #expect(try SeriesSelector.matchers(text).matches(labels) == fits, "\(text)")
        }
        #expect(try SeriesSelector.matchers("x").matches(metric: "x"))
        #expect(try !SeriesSelector.matchers("x").matches(metric: "y"))
    }
}
