import Testing

/// The parser is a gate, so it has to be seen refusing.
@Suite struct TextParserTests {
    @Test(arguments: [
        "# HELP a A.\n# TYPE a gauge\na 1",
        "# HELP a A.\n# TYPE a gauge\na 1.0\n",
        "# HELP a A.\n# TYPE a gauge\na inf\n",
        "# HELP a A.\n# TYPE a gauge\na  1\n",
        "# HELP a A.\n# TYPE a gauge\na{} 1\n",
        "# HELP a A.\n# TYPE a gauge\na{x=\"1} 1\n",
        "# HELP a A.\n# TYPE a gauge\na{x=\"\\t\"} 1\n",
        "# HELP a A.\n# TYPE a gauge\na{y=\"1\",x=\"1\"} 1\n",
        "# HELP a A.\n# TYPE a gauge\na{x=\"1\",x=\"1\"} 1\n",
        "# HELP a A.\n# TYPE a gauge\na{x=\"1\"} 1\na{x=\"1\"} 2\n",
        "# HELP a A.\n# TYPE a gauge\na{x=\"2\"} 1\na{x=\"1\"} 2\n",
        "# HELP a A.\n# TYPE a gauge\nb 1\n",
        "# HELP a A.\na 1\n",
        "a 1\n",
        "# HELP b B.\n# TYPE b gauge\nb 1\n# HELP a A.\n# TYPE a gauge\na 1\n",
        "# HELP a A.\n# TYPE a histogram\na 1\n",
        "\n",
    ])
    func `refuses what Prometheus or the contract would`(_ text: String) {
        #expect(throws: TextParser.Failure.self) { try TextParser.parse(Array(text.utf8)) }
    }

    @Test func `reads names, labels, escapes and values`() throws {
        let text = "# HELP a A.\n# TYPE a gauge\na{x=\"\\\\\\\"\\n,}\",y=\"é\"} -1.5e-07\n"
        let samples = try TextParser.parse(Array(text.utf8))
        #expect(
            samples == [
                .init(name: "a", labels: ["x": "\\\"\n,}", "y": "é"], value: -1.5e-07)
            ]
        )
    }
}
