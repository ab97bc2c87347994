import Exposition
import Model
import TestSupport
import Testing

/// Prometheus' own reader and linter on everything that our writer can produce.
@Suite(.enabled(if: promtool != nil, "promtool is not installed; make deps installs it"))
struct PromtoolTests {
    private func check(_ document: [UInt8]) async throws -> CompletedProcess {
        let folder = try TemporaryDirectory()
        try Files.write(document, to: folder.file("metrics"))
        return try await ChildProcess.run(
            "sh",
            ["-c", "\"$0\" check metrics < \"$1\"", promtool ?? "", folder.file("metrics")]
        )
    }

    @Test func `finds nothing to say about a document with every feature`() async throws {
        let words = ["", "a\\b", "a\"b", "a\nb", "a{}, b=\"", "\u{7f}\u{1}\r\t", "héß…🙂"]
        var gauge = FamilyWriter(
            name: "redis_enterprise_y_ratio",
            help: "Back\\slash\nfeed \"q\".",
            kind: .gauge
        )
        for word in words.map({ ["cluster": "c", "word": $0] as LabelSet }).sorted() {
            gauge.append(word, 0.5)
        }
        var counter = FamilyWriter(name: "rewatchd_x_total", help: "X.", kind: .counter)
        let values: [Double] = [
            0, -0.0, 1, 0.1, 1e16, 1.5e300, .leastNonzeroMagnitude, .nan, .infinity, -.infinity,
            -12.75,
        ]
        for (index, value) in values.enumerated() {
            counter.append(["value": "\(100 + index)"], value)
        }
        var states = FamilyWriter(name: "redis_enterprise_z", help: "Z.", kind: .gauge)
        states.append(["node": "1"], StateSet(label: "status", states: ["a", "b"]), active: "b")
        let document = Exposition.merge([
            ExpositionPart([gauge.finish(), states.finish()]), ExpositionPart([counter.finish()]),
        ])
        _ = try TextParser.parse(document)
        let run = try await check(document)
        #expect(run.status == .code(0), "\(run.standardOutput)\(run.standardError)")
    }

    @Test(
        arguments: [
            ("# HELP a A.\n# TYPE a gauge\na inf inf\n", 1),
            ("# HELP aB A.\n# TYPE aB gauge\naB 1\n", 3),
        ] as [(String, Int32)]
    )
    func `refuses bad documents, so its silence means something`(
        _ text: String,
        _ code: Int32
    ) async throws {
        #expect(try await check(Array(text.utf8)).status == .code(code))
    }
}

private let promtool: String? = {
    let own = PackageRoot.file(".build/tools/bin/promtool")
    return Files.exists(own) ? own : Environment.executable("promtool")
}()
