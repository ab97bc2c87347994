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
    /// The lists of objects, to ask one of each what is asked of all.
    private var lists: [Resource: Reading] = [:]

    init(_ endpoint: Endpoint, knowing known: Knowledge) {
        examination = EndpointExamination(endpoint: endpoint)
        target = endpoint
        self.known = known
    }

    /// What to ask of a resource: where each object has an answer of its own, of the first one;
    /// nil when there is none.
    func request(for resource: Resource) -> ResourceRequest? {
        guard let objects = resource.objects else { return ResourceRequest(resource) }
        let list = lists[objects.list].flatMap { objects.identifiers(in: $0) }
        return list?.objects.first.flatMap { ResourceRequest(resource, object: $0) }
    }

    /// The same on the second path of the resource, when the first one was not found.
    func secondRequest(after finding: Finding, to request: ResourceRequest) -> ResourceRequest? {
        guard case .unsupported = finding.outcome, let object = request.object,
            request.resource.alternative != nil
        else { return nil }
        return ResourceRequest(request.resource, object: object, isAlternative: true)
    }

    mutating func learn(_ finding: Finding) {
        examination.findings.append(finding)
        guard case .read(let decoded) = finding.outcome else { return }
        lists[finding.resource] = decoded.reading
        guard case .nodes(let nodes) = decoded.reading else { return }
        for node in nodes.objects {
            known.nodeAddresses.formUnion(
                [node.address].compactMap(\.self) + node.externalAddresses
            )
        }
    }
}
