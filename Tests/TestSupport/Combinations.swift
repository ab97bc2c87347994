import Glibc
import Synchronization
import Testing

/// Runs a body for every item, and says on failure for which one it was.
///
/// Nested calls go through all combinations; the failing one is printed from the innermost value to
/// the outermost. Costs one short string an item.
package func withEvery<Items: Sequence>(
    _ name: String,
    in items: Items,
    _ body: (Items.Element) throws -> Void
) rethrows {
    let trail = Trail()
    try withKnownIssue(isIntermittent: true) {
        for item in items {
            trail.note("\(name) = \(item)")
            try body(item)
        }
    } matching: { _ in
        trail.print()
        return false
    }
}

/// Runs a body for every item of a small table of asynchronous cases, as `withEvery` does.
package func withEvery<Items: Sequence & Sendable>(
    _ name: String,
    in items: Items,
    _ body: (Items.Element) async throws -> Void
) async rethrows {
    let trail = Trail()
    try await withKnownIssue(isIntermittent: true) {
        for item in items {
            trail.note("\(name) = \(item)")
            try await body(item)
        }
    } matching: { _ in
        trail.print()
        return false
    }
}

/// Runs a body with `count` seeded generators and prints the seed of one that fails.
///
/// `SEED=n` in the environment runs that one alone.
package func withSeeds(
    _ count: UInt64 = 20,
    _ body: (inout SplitMix64) throws -> Void
) rethrows {
    let chosen = Environment["SEED"].flatMap { UInt64($0) }
    try withEvery("SEED", in: chosen.map { $0...$0 } ?? 1...count) { seed in
        var random = SplitMix64(seed: seed)
        try body(&random)
    }
}

/// What an enclosing loop was at, for the one who reads the failure.
private final class Trail: Sendable {
    private let text = Mutex("")

    func note(_ text: String) {
        self.text.withLock { $0 = text }
    }

    func print() {
        var line = text.withLock { "  with \($0)\n" }
        line.withUTF8 { _ = unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
