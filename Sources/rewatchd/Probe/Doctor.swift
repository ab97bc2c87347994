import ClusterAPI
import Model
import Watching

// Follows the same rules as the daemon's watcher, or it would condemn clusters that the daemon
// reads: a redirect may lead to a configured endpoint or to an address that /v1/nodes has named,
// whichever endpoint that was read from; at such an address the certificate must carry the name of
// the endpoint that led there. Endpoints are tried in their order until one gives all core
// resources. A refused login ends everything, since each further try could lock the account. A
// resource that alone stays silent costs its own row; EndpointExamination says when to give up.

/// Asks one cluster for each resource, one after the other.
struct Doctor {
    private let configuration: ClusterConfiguration
    private let transport: any Transport
    private let decoder = ResourceDecoder()
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant

    init(_ configuration: ClusterConfiguration, transport: any Transport) {
        self.configuration = configuration
        self.transport = transport
        start = clock.now
    }

    /// Asks endpoint after endpoint until one gives the core resources or the login is refused.
    func examine() async -> ClusterDiagnosis {
        var diagnosis = ClusterDiagnosis(cluster: configuration.name)
        let credential: Credential
        do throws(CredentialError) {
            credential = try configuration.credentials.read()
        } catch {
            diagnosis.problem = "\(error)"
            return diagnosis
        }
        var nodeAddresses: Set<String> = []
        var logins = LoginGuard()
        for endpoint in configuration.endpoints {
            // Several endpoints may be one account: those that leave a login hanging add up.
            guard case .granted = logins.permission(for: credential, at: elapsed) else { break }
            var visit = Visit(endpoint, nodeAddresses: nodeAddresses)
            visit.logins = logins
            await examine(&visit, with: credential)
            diagnosis.examinations.append(visit.examination)
            (nodeAddresses, logins) = (visit.nodeAddresses, visit.logins)
            if visit.examination.isConclusive { break }
        }
        return diagnosis
    }

    /// Asks for each resource until it is pointless, or would harm the account.
    private func examine(_ visit: inout Visit, with credential: Credential) async {
        for resource in ResourceTable.rows.map(\.resource) {
            if visit.examination.surrender != nil { return }
            guard let request = visit.request(for: resource) else { continue }
            visit.learn(await ask(request, in: &visit, with: credential))
        }
    }

    private func ask(
        _ request: ResourceRequest,
        in visit: inout Visit,
        with credential: Credential
    ) async -> Finding {
        let began = elapsed
        let answer = await send(request, in: &visit, with: credential)
        let result = FetchResult(
            request,
            answer: answer,
            endpoint: visit.target,
            duration: elapsed - began
        )
        visit.logins.take(result.login, of: credential, began: began, at: elapsed)
        return Finding(
            resource: request.resource,
            isPolled: configuration.resources.contains(request.resource),
            outcome: ResourceOutcome(answer, of: request, decoder: decoder),
            code: result.code,
            duration: result.duration
        )
    }

    private var elapsed: Duration { start.duration(to: clock.now) }

    private func send(
        _ wanted: ResourceRequest,
        in visit: inout Visit,
        with credential: Credential
    ) async -> FetchResult.Answer {
        let policy = RedirectPolicy(
            configured: configuration.endpoints,
            nodeAddresses: visit.nodeAddresses
        )
        for hop in 0...RedirectPolicy.hopsMax {
            let request = request(for: wanted, in: visit, with: credential)
            do throws(TransportError) {
                let response = try await transport.send(request)
                guard (300..<400).contains(response.status), let location = response.location else {
                    return .response(response)
                }
                let target = policy.target(of: location, from: visit.target)
                guard let target, hop < RedirectPolicy.hopsMax else {
                    return .redirectRefused(location: location, isLoop: target != nil)
                }
                visit.target = target
            } catch {
                return .failure(error)
            }
        }
        preconditionFailure("the loop returns in its last round")
    }

    private func request(
        for wanted: ResourceRequest,
        in visit: Visit,
        with credential: Credential
    ) -> Request {
        var request = Request(
            endpoint: visit.target,
            path: wanted.path(at: SystemTime().wall),
            credential: credential,
            timeout: configuration.poll.timeout,
            responseLimit: configuration.poll.responseLimit
        )
        // No certificate of the product names an address; the name that led here must hold there.
        let origin = visit.examination.endpoint
        if visit.target != origin, visit.target.isAddress { request.certificateName = origin.host }
        return request
    }
}

/// The examination of one endpoint while it goes on.
private struct Visit {
    var examination: EndpointExamination
    /// Who is asked next: the endpoint, or where it has redirected to.
    var target: Endpoint
    /// What /v1/nodes has named so far, at this endpoint or an earlier one.
    private(set) var nodeAddresses: Set<String>
    /// What is known of the logins at all endpoints so far.
    var logins = LoginGuard()
    /// A database, to ask of it what is asked of each.
    private var database: UID?

    init(_ endpoint: Endpoint, nodeAddresses: Set<String>) {
        examination = EndpointExamination(endpoint: endpoint)
        target = endpoint
        self.nodeAddresses = nodeAddresses
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
            nodeAddresses.formUnion([node.address].compactMap(\.self) + node.externalAddresses)
        }
    }
}
