import ClusterAPI
import Model
import Simulation
import Synchronization
import Watching

/// A transport with one of the planted bugs in it.
struct FaultyTransport: Transport {
    /// When the route is forgotten: after the other faults of the scenario.
    private static let forgottenFrom = Duration.seconds(700)
    /// Counts over all runs of the process, which no seed decides.
    private static let calls = Mutex(0)

    let sound: SimulatedTransport
    let plant: Plant

    func send(_ request: Request) async throws(TransportError) -> Response {
        switch plant {
        case .forgottenRoute: try await forgetful(request)
        case .alteredSample: Self.altered(try await sound.send(request), of: request.path)
        case .doubledRequests: try await doubled(request)
        case .lingeringRequest: try await lingering(request)
        case .hiddenState: try await whimsical(request)
        case .repeatedFiring, .repeatedSeries, .ageByCalendar, .loggedPassword:
            try await sound.send(request)
        }
    }

    private func forgetful(_ request: Request) async throws(TransportError) -> Response {
        let response = try await sound.send(request)
        guard sound.network.world.now.offset > Self.forgottenFrom,
            request.path == Resource.shards.path
        else { return response }
        return Response(status: 503, body: [])
    }

    /// Changes the first digit of each fraction.
    private static func altered(_ response: Response, of path: String) -> Response {
        guard EmittedSamples.kind(of: path) != nil else { return response }
        var changed = response
        for place in changed.body.indices.dropLast() where changed.body[place] == UInt8(ascii: ".")
        {
            let digit = changed.body[place + 1]
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { continue }
            changed.body[place + 1] = digit == UInt8(ascii: "9") ? UInt8(ascii: "8") : digit + 1
        }
        return changed
    }

    private func doubled(_ request: Request) async throws(TransportError) -> Response {
        let answers = await withTaskGroup(of: Result<Response, TransportError>.self) { group in
            for _ in 0..<2 { group.addTask { await answer(to: request) } }
            var answers: [Result<Response, TransportError>] = []
            for await answer in group { answers.append(answer) }
            return answers
        }
        return try answers[0].get()
    }

    private func answer(to request: Request) async -> Result<Response, TransportError> {
        do throws(TransportError) {
            return .success(try await sound.send(request))
        } catch {
            return .failure(error)
        }
    }

    private func lingering(_ request: Request) async throws(TransportError) -> Response {
        do throws(TransportError) {
            return try await sound.send(request)
        } catch {
            if error == .cancelled { await sound.network.linger() }
            throw error
        }
    }

    private func whimsical(_ request: Request) async throws(TransportError) -> Response {
        let extra = Self.calls.withLock { calls in
            calls += 1
            return calls / 100
        }
        do {
            try await sound.network.world.pass(
                until: sound.network.world.now.offset + .microseconds(extra)
            )
        } catch {
            throw .cancelled
        }
        return try await sound.send(request)
    }
}
