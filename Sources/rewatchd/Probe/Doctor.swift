import ClusterAPI
import Model
import Watching

/// Asks one cluster for each resource, one after the other.
struct Doctor {
    private let configuration: ClusterConfiguration
    private let transport: any Transport
    private let decoder = ResourceDecoder()
    private let clock = ContinuousClock()

    init(_ configuration: ClusterConfiguration, transport: any Transport) {
        self.configuration = configuration
        self.transport = transport
    }

    /// Finds an endpoint that answers and asks it for everything.
    func examine() async -> ClusterDiagnosis {
        var diagnosis = ClusterDiagnosis(cluster: configuration.name)
        let credential: Credential
        do throws(CredentialError) {
            credential = try configuration.credentials.read()
        } catch {
            diagnosis.problem = "\(error)"
            return diagnosis
        }
        for endpoint in configuration.endpoints {
            diagnosis.endpoint = endpoint
            diagnosis.findings = await examine(endpoint, with: credential)
            if diagnosis.findings.contains(where: \.isAnswered) { break }
        }
        return diagnosis
    }

    /// Asks for each resource until a refused login or a failed connection makes it pointless.
    private func examine(
        _ endpoint: Endpoint,
        with credential: Credential
    ) async -> [Finding] {
        var findings: [Finding] = []
        var target = endpoint
        for resource in ResourceTable.rows.map(\.resource) {
            let finding = await ask(resource, of: &target, with: credential)
            findings.append(finding)
            if finding.endsExamination { break }
        }
        return findings
    }

    private func ask(
        _ resource: Resource,
        of endpoint: inout Endpoint,
        with credential: Credential
    ) async -> Finding {
        let began = clock.now
        let answer = await send(resource, to: &endpoint, with: credential)
        return Finding(
            resource: resource,
            isPolled: configuration.resources.contains(resource),
            outcome: ResourceOutcome(answer, of: resource, decoder: decoder),
            code: FetchResult(
                resource: resource,
                answer: answer,
                endpoint: endpoint,
                duration: .zero
            ).code,
            duration: began.duration(to: clock.now)
        )
    }

    private func send(
        _ resource: Resource,
        to endpoint: inout Endpoint,
        with credential: Credential
    ) async -> FetchResult.Answer {
        let policy = RedirectPolicy(configured: configuration.endpoints, nodeAddresses: [])
        for _ in 0...RedirectPolicy.hopsMax {
            let request = Request(
                endpoint: endpoint,
                path: resource.path,
                credential: credential,
                timeout: configuration.poll.timeout,
                responseLimit: configuration.poll.responseLimit
            )
            do throws(TransportError) {
                let response = try await transport.send(request)
                guard (300..<400).contains(response.status), let location = response.location else {
                    return .response(response)
                }
                guard let target = policy.target(of: location, from: endpoint) else {
                    return .redirectRefused(location: location)
                }
                endpoint = target
            } catch {
                return .failure(error)
            }
        }
        return .redirectRefused(location: "\(endpoint), after too many redirects")
    }
}
