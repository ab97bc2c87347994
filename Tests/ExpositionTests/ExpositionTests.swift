import Exposition
import Model
import Testing

@Suite struct ExpositionTests {
    private func block(_ name: String, _ values: (LabelSet, Double)...) -> FamilyBlock {
        var writer = FamilyWriter(name: name, help: "The \(name).", kind: .gauge)
        for (labels, value) in values { writer.append(labels, value) }
        return writer.finish()
    }

    private func merged(_ parts: [ExpositionPart]) throws -> String {
        let bytes = Exposition.merge(parts)
        _ = try TextParser.parse(bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `one part is written in the order of the names`() throws {
        let part = ExpositionPart([block("b", ([:], 1)), block("a", (["x": "1"], 2))])
        #expect(
            try merged([part])
                == "# HELP a The a.\n# TYPE a gauge\na{x=\"1\"} 2\n"
                + "# HELP b The b.\n# TYPE b gauge\nb 1\n"
        )
        #expect(part.byteCount == Exposition.merge([part]).count)
    }

    @Test func `families of several parts share a header, in the order of the parts`() throws {
        let first = ExpositionPart([
            block("c", (["cluster": "a"], 1)), block("a", (["cluster": "a"], 2)),
        ])
        let second = ExpositionPart([
            block("b", (["cluster": "b"], 3)), block("a", (["cluster": "b"], 4)),
        ])
        #expect(
            try merged([first, second])
                == "# HELP a The a.\n# TYPE a gauge\na{cluster=\"a\"} 2\na{cluster=\"b\"} 4\n"
                + "# HELP b The b.\n# TYPE b gauge\nb{cluster=\"b\"} 3\n"
                + "# HELP c The c.\n# TYPE c gauge\nc{cluster=\"a\"} 1\n"
        )
    }

    @Test func `a family given twice in a part is one family`() throws {
        let part = ExpositionPart([block("a", (["x": "1"], 1)), block("a", (["x": "2"], 2))])
        #expect(part.families.count == 1)
        #expect(
            try merged([part])
                == "# HELP a The a.\n# TYPE a gauge\na{x=\"1\"} 1\na{x=\"2\"} 2\n"
        )
    }

    @Test func `a family without samples leaves no trace`() {
        #expect(Exposition.merge([ExpositionPart([block("a")])]).isEmpty)
        #expect(Exposition.merge([]).isEmpty)
    }

    @Test func `many parts keep their order in each family`() throws {
        let names = (0..<40).map { $0 < 10 ? "0\($0)" : "\($0)" }
        let parts = names.map { name in
            ExpositionPart(["d", "b", "c", "a"].map { block($0, (["cluster": name], 1)) })
        }
        let samples = try TextParser.parse(Exposition.merge(parts))
        #expect(
            samples.map(\.name) == ["a", "b", "c", "d"].flatMap { repeatElement($0, count: 40) }
        )
        #expect(samples.map { $0.labels["cluster"] } == (0..<4).flatMap { _ in names })
    }
}
