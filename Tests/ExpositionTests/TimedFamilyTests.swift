import Exposition
import Model
import Testing

/// Labels that come back from their text, and families whose samples carry their times.
@Suite struct TimedFamilyTests {
    @Test(arguments: ["", "plain", "q\"uote", "back\\slash", "line\nfeed", "a=\"b\",c", "ü…"])
    func `labels come back from their text`(_ value: String) {
        let labels = LabelSet([("name", value), ("cluster", "c,\"x\""), ("zone", "")])
        #expect(LabelSet(rendered: labels.text) == labels)
        #expect(labels.pairs.map(\.value) == ["c,\"x\"", value, ""])
    }

    @Test(arguments: ["a", "a=", "a=\"", "a=\"x", "a=\"x\" ", "=\"x\"", "a=\"x\\", "1=\"x\""])
    func `what is no list of labels is refused`(_ text: String) {
        #expect(LabelSet(rendered: text) == nil)
    }

    @Test func `a family is written with its times`() {
        let metric = Metric("a_b", "Says \"x\".", labels: [], source: .daemon)
        var writer = TimedFamilyWriter(metric)
        #expect(writer.take() == [])
        for (value, time) in [(1, 1_000), (0.5, -1_050), (.nan, 1_790_000_000_007)]
            as [(Double, Int64)]
        {
            writer.append(["cluster": "c"], value, at: time)
        }
        let text = String(decoding: writer.take() + TimedFamilyWriter.end, as: UTF8.self)
        #expect(
            text == """
                # TYPE a_b gauge
                # HELP a_b Says \\"x\\".
                a_b{cluster="c"} 1 1
                a_b{cluster="c"} 0.5 -1.050
                a_b{cluster="c"} NaN 1790000000.007
                # EOF

                """
        )
    }
}
