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
    let configuration: ClusterConfiguration
    private let transport: any Transport
    private let recording: Recording?
    private let decoder = ResourceDecoder()
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant

    init(
        _ configuration: ClusterConfiguration,
        transport: any Transport,
        recording: Recording? = nil
    ) {
        self.configuration = configuration
        self.recording = recording
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
        var known = Visit.Knowledge()
        for endpoint in configuration.endpoints {
            // Several endpoints may be one account: those that leave a login hanging add up.
            guard case .granted = known.logins.permission(for: credential, at: elapsed) else {
                break
            }
            var visit = Visit(endpoint, knowing: known)
            await examine(&visit, with: credential)
            diagnosis.examinations.append(visit.examination)
            known = visit.known
            if visit.examination.isConclusive { break }
        }
        return diagnosis
    }

    /// Asks for each resource until it is pointless, or would harm the account.
    private func examine(_ visit: inout Visit, with credential: Credential) async {
        for resource in ResourceTable.rows.map(\.resource) {
            if visit.examination.surrender != nil { return }
            guard let request = visit.request(for: resource) else { continue }
            var finding = await ask(request, in: &visit, with: credential)
            if let second = visit.secondRequest(after: finding, to: request) {
                finding = await ask(second, in: &visit, with: credential)
            }
            visit.learn(finding)
        }
    }

    private func ask(
        _ request: ResourceRequest,
        in visit: inout Visit,
        with credential: Credential
    ) async -> Finding {
        if configuration.authentication == .jwt,
            visit.known.tokens.isDue(for: credential, at: elapsed),
            let failure = await exchange(credential, for: request, in: &visit)
        {
            return finding(of: request, failure)
        }
        while true {
            let token = visit.known.tokens.token(for: credential)
            let login = token.map(Login.token) ?? .credential(credential)
            let began = elapsed
            let path = request.path(at: SystemTime().wall)
            let answer = await send(path, in: &visit, by: login)
            let result = FetchResult(
                request,
                answer: answer,
                endpoint: visit.target,
                duration: elapsed - began
            )
            recording?.add(result, path: path)
            guard token != nil else {
                visit.known.logins.take(result.login, of: credential, began: began, at: elapsed)
                return finding(of: request, result)
            }
            if result.login == .accepted { visit.known.tokens.accepted() }
            guard result.login == .refused, visit.known.tokens.refused() == .otherWord else {
                return finding(of: request, result)
            }
        }
    }

    private func finding(of request: ResourceRequest, _ result: FetchResult) -> Finding {
        Finding(
            resource: request.resource,
            isPolled: configuration.resources.contains(request.resource),
            authentication: configuration.authentication,
            outcome: ResourceOutcome(result.answer, of: request, decoder: decoder),
            code: result.code,
            duration: result.duration
        )
    }

    var elapsed: Duration { start.duration(to: clock.now) }

    func send(
        _ path: String,
        in visit: inout Visit,
        by login: Login
    ) async -> FetchResult.Answer {
        let policy = RedirectPolicy(
            configured: configuration.endpoints,
            nodeAddresses: visit.known.nodeAddresses
        )
        for hop in 0...RedirectPolicy.hopsMax {
            let request = request(for: path, in: visit, by: login)
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

    private func request(for path: String, in visit: Visit, by login: Login) -> Request {
        var request = Request(
            endpoint: visit.target,
            path: path,
            login: login,
            timeout: configuration.poll.timeout,
            responseLimit: configuration.poll.responseLimit
        )
        // No certificate of the product names an address; the name that led here must hold there.
        let origin = visit.examination.endpoint
        if visit.target != origin, visit.target.isAddress { request.certificateName = origin.host }
        return request
    }
}
