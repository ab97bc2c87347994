import ClusterAPI
import Model
import Watching

/// The examination of one endpoint while it goes on.
struct Visit {
    /// What one endpoint teaches about the next.
    struct Knowledge {
        /// What /v1/nodes has named so far.
        var nodeAddresses: Set<String> = []
        /// What is known of the logins.
        var logins = LoginGuard()
        /// The token, which is good at every endpoint of the cluster.
        var tokens = TokenSession()
    }

    var examination: EndpointExamination
    /// Who is asked next: the endpoint, or where it has redirected to.
    var target: Endpoint
    var known: Knowledge
    /// A database, to ask of it what is asked of each.
    private var database: UID?

    init(_ endpoint: Endpoint, knowing known: Knowledge) {
        examination = EndpointExamination(endpoint: endpoint)
        target = endpoint
        self.known = known
    }

    /// What to ask of a resource: where each object has an answer of its own, of the first
    /// database; nil when there is none.
    func request(for resource: Resource) -> ResourceRequest? {
        guard resource.group == .rotating else { return ResourceRequest(resource) }
        return database.flatMap { ResourceRequest(resource, object: $0) }
    }

    mutating func learn(_ finding: Finding) {
        examination.findings.append(finding)
        guard case .read(let decoded) = finding.outcome else { return }
        if case .databases(let list) = decoded.reading { database = list.objects.first?.uid }
        guard case .nodes(let nodes) = decoded.reading else { return }
        for node in nodes.objects {
            known.nodeAddresses.formUnion(
                [node.address].compactMap(\.self) + node.externalAddresses
            )
        }
    }
}
