import Exposition
import Model
import TestSupport
import Testing

@Suite struct FamilyWriterTests {
    private func text(_ write: (inout FamilyWriter) -> Void) -> String {
        var writer = FamilyWriter(name: "m", help: "Help.", kind: .gauge)
        write(&writer)
        return String(decoding: writer.finish().samples, as: UTF8.self)
    }

    @Test(
        arguments: [
            (0, "0"), (-0.0, "-0"), (1, "1"), (-1, "-1"), (0.1, "0.1"), (-2.5, "-2.5"),
            (1_700_000_000.123, "1700000000.123"), (1e15, "1000000000000000"),
            (9_007_199_254_740_992, "9007199254740992"), (1e16, "1e+16"), (1e22, "1e+22"),
            (1.5e300, "1.5e+300"), (.leastNonzeroMagnitude, "5e-324"), (1e-05, "1e-05"),
            (0.0001, "0.0001"),
            (.nan, "NaN"), (-.nan, "NaN"), (.signalingNaN, "NaN"), (.infinity, "+Inf"),
            (-.infinity, "-Inf"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
            (18_014_398_509_481_984, "1.8014398509481984e+16"), (-9.25e18, "-9.25e+18"),
        ] as [(Double, String)]
    )
    func `doubles`(_ value: Double, _ expected: String) {
        #expect(text { $0.append([:], value) } == "m \(expected)\n")
    }

    @Test(
        arguments: [
            (0, "0"), (7, "7"), (10, "10"), (-120, "-120"),
            (9_007_199_254_740_993, "9007199254740993"),
            (Int64.max, "9223372036854775807"), (Int64.min, "-9223372036854775808"),
        ] as [(Int64, String)]
    )
    func `whole numbers are exact`(_ value: Int64, _ expected: String) {
        #expect(text { $0.append(["a": "b"], value) } == "m{a=\"b\"} \(expected)\n")
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `any double reads back the same`(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let value = Double(bitPattern: random.next())
            let line = text { $0.append([:], value) }
            let document = "# HELP m Help.\n# TYPE m gauge\n" + line
            let read = try #require(try TextParser.parse(Array(document.utf8)).first).value
            #expect(read == value || (read.isNaN && value.isNaN), "seed \(seed): \(line)")
        }
    }

    @Test func `the header escapes backslash and line feed but no quotes`() {
        var writer = FamilyWriter(name: "m", help: "a \"b\" \\ c\nd.", kind: .counter)
        writer.append([:], 1)
        let header = String(decoding: writer.finish().header, as: UTF8.self)
        #expect(header == "# HELP m a \"b\" \\\\ c\\nd.\n# TYPE m counter\n")
    }

    @Test func `a catalogue row gives name, help and kind`() {
        let metric = Metric("x_total", "Counts x.", kind: .counter, labels: [], source: .daemon)
        let block = FamilyWriter(metric).finish()
        #expect(block.name == "x_total")
        #expect(
            String(decoding: block.header, as: UTF8.self)
                == "# HELP x_total Counts x.\n# TYPE x_total counter\n"
        )
        #expect(block.samples.isEmpty)
    }

    @Test(arguments: [
        ("active", [1, 0, 0]), ("down", [0, 1, 0]), ("unrecognised", [0, 0, 1]),
        ("never-heard", [0, 0, 1]),
    ])
    func `a state set has exactly one 1`(_ active: String, _ values: [Double]) throws {
        let states = StateSet(label: "status", states: ["unrecognised", "down", "active"])
        var writer = FamilyWriter(name: "m", help: "Help.", kind: .gauge)
        writer.append(["node": "1"], states, active: active)
        let samples = try TextParser.parse(Exposition.merge([ExpositionPart([writer.finish()])]))
        #expect(samples.map(\.value) == values)
        #expect(samples.map { $0.labels["status"] } == ["active", "down", "unrecognised"])
    }

    @Test(
        arguments: [
            ("status", #"{cluster="a,\"\\",status="up",zone="z"}"#),
            ("aa", #"{cluster="a,\"\\",aa="up",zone="z"}"#),
            ("zz", #"{cluster="a,\"\\",zone="z",zz="up"}"#),
            ("zone", #"{cluster="a,\"\\",zone="up"}"#),
            ("cluster", #"{cluster="up",zone="z"}"#),
            ("zon", #"{cluster="a,\"\\",zon="up",zone="z"}"#),
        ] as [(String, String)]
    )
    func `the state stands at its place among the labels`(_ label: String, _ expected: String) {
        let labels: LabelSet = ["cluster": "a,\"\\", "zone": "z"]
        let states = StateSet(label: label, states: ["up"])
        #expect(text { $0.append(labels, states, active: "up") } == "m\(expected) 1\n")
    }

    @Test func `a state is the only label of what has no other`() {
        let states = StateSet(label: "state", states: ["ok"])
        #expect(text { $0.append([:], states, active: "ok") } == "m{state=\"ok\"} 1\n")
    }

    @Test func `a word outside a closed state set is a mistake of the caller`() async {
        await #expect(processExitsWith: .failure) {
            var writer = FamilyWriter(name: "m", help: "Help.", kind: .gauge)
            writer.append([:], StateSet(label: "state", states: ["ok"]), active: "other")
        }
    }
}
