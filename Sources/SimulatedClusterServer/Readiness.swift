import Synchronization

/// Tells any number of waiters once that the server listens, or that it never will.
final class Readiness: Sendable {
    /// The port, or why there is none.
    typealias Outcome = Result<Int, SimulatedClusterServerError>

    private enum State {
        case waiting([CheckedContinuation<Outcome, Never>])
        case decided(Outcome)
    }

    private let state = Mutex(State.waiting([]))

    /// Decides; only the first decision counts, except that an end replaces a port.
    func decide(_ outcome: Outcome) {
        let waiters = state.withLock { state in
            switch state {
            case .waiting(let waiters):
                state = .decided(outcome)
                return waiters
            case .decided(.success):
                state = .decided(outcome)
                return []
            case .decided(.failure):
                return []
            }
        }
        for waiter in waiters { waiter.resume(returning: outcome) }
    }

    /// Waits for the decision.
    func outcome() async -> Outcome {
        await withCheckedContinuation { continuation in
            let decided: Outcome? = state.withLock { state in
                switch state {
                case .waiting(let waiters):
                    state = .waiting(waiters + [continuation])
                    return nil
                case .decided(let outcome):
                    return outcome
                }
            }
            if let decided { continuation.resume(returning: decided) }
        }
    }
}
