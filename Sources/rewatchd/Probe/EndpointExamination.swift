import ClusterAPI
import Watching

/// What one endpoint of a cluster has answered.
struct EndpointExamination {
    let endpoint: Endpoint
    var findings: [Finding] = []

    init(endpoint: Endpoint) {
        self.endpoint = endpoint
    }

    /// Whether all core resources were read.
    var isHealthy: Bool { core.allSatisfy { $0?.isGood == true } }

    /// Whether the login was refused, so that nobody may be asked again.
    var isLoginRefused: Bool { findings.contains(where: \.isLoginRefused) }

    /// Why nobody is asked for the other resources; nil as long as it makes sense.
    ///
    /// A silent server costs at most two timeouts: one may be the resource's own trouble.
    var surrender: String? {
        if isLoginRefused { return "another login could lock the account" }
        if findings.last?.isConnectionDead == true { return "there is no connection" }
        if let first = findings.first, !first.isAnswered { return "the first request failed" }
        let isSilent = findings.count > 1 && findings.suffix(2).allSatisfy(\.isTimeout)
        return isSilent ? "two requests in a row timed out" : nil
    }

    /// The resources that were not asked for, in the order of the table.
    var unasked: [Resource] {
        let asked = findings.map(\.resource)
        return ResourceTable.rows.map(\.resource).filter { !asked.contains($0) }
    }

    /// Whether the other endpoints need not, or must not, be asked.
    var isConclusive: Bool { isHealthy || isLoginRefused }

    /// How much it tells about the cluster; of several endpoints the one with the most is shown.
    var weight: (Int, Int, Int) {
        (
            isConclusive ? 1 : 0, findings.count(where: \.isGood),
            findings.count(where: \.isAnswered)
        )
    }

    /// What became of it in one line.
    var summary: String {
        if isHealthy { return "gives the core resources" }
        guard let finding = core.compactMap(\.self).first(where: { !$0.isGood }) else {
            return "was not asked for all core resources"
        }
        return "\(finding.resource.name) \(finding.result) (\(finding.code)): \(finding.advice)"
    }

    private var core: [Finding?] {
        Resource.allCases.filter { $0.group == .core }.map { resource in
            findings.first { $0.resource == resource }
        }
    }
}
