import Synchronization

/// Lets a few callers work at the same time; the others wait in line without holding a thread.
package final class Turns: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    /// Lets so many work at once.
    package init(atOnce count: Int) {
        state = Mutex(State(free: count))
    }

    /// Does the work when it is the caller's turn.
    package func take<Value>(_ work: () async throws -> Value) async rethrows -> Value {
        await wait()
        defer { pass() }
        return try await work()
    }

    private func wait() async {
        await withCheckedContinuation { turn in
            let isFree = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(turn)
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { turn.resume() }
        }
    }

    private func pass() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
