import Simulation

extension World {
    /// Lets time pass until a time since the beginning; not at all when that is over.
    func pass(until time: Duration) async throws {
        let now = now
        try await sleep(until: now.advanced(by: max(.zero, time - now.offset)), tolerance: nil)
    }
}
