import ClusterAPI
import Exposition
import Model
import TestSupport
import Testing

/// The whole catalogue, rendered with a sample of each metric, before Prometheus' own linter.
@Suite struct CompleteDocumentTests {
    @Test func `the linter has nothing to say about any metric`() async throws {
        let own = PackageRoot.file(".build/tools/bin/promtool")
        guard let promtool = Files.exists(own) ? own : Environment.executable("promtool") else {
            try Test.cancel("promtool is not installed; make deps installs it")
        }
        let families = MetricCatalogue.metrics.map { metric in
            var writer = FamilyWriter(metric)
            if let label = metric.labels.last, !metric.states.isEmpty {
                let labels = LabelSet(metric.labels.dropLast().map { ($0, "x") })
                let states = StateSet(label: label, states: metric.states)
                writer.append(labels, states, active: metric.states[0])
            } else {
                writer.append(LabelSet(metric.labels.map { ($0, "x") }), 0.5)
            }
            return writer.finish()
        }
        #expect(families.count == MetricCatalogue.metrics.count)
        let folder = try TemporaryDirectory()
        try Files.write(Exposition.merge([ExpositionPart(families)]), to: folder.file("metrics"))
        let run = try await ChildProcess.run(
            "sh",
            ["-c", "\"$0\" check metrics < \"$1\"", promtool, folder.file("metrics")]
        )
        let said = run.standardOutput + run.standardError
        #expect(run.status == .code(0) && said.isEmpty, "\(said)")
    }

    /// The documents find permission and releases by the name of the resource.
    @Test func `each metric of an object names a resource`() {
        for metric in MetricCatalogue.metrics {
            guard case .object(_, let name, _) = metric.source else { continue }
            #expect(Resource(rawValue: name) != nil, "\(metric.name): \(name)")
        }
    }
}
