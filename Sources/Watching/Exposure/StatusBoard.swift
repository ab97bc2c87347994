package import Exposition
import Model
import Synchronization

// The one place where the watchers and the web server meet. A watcher publishes when a cycle has
// ended or a reading has become too old; a scrape only takes what hangs here, so neither waits for
// the other, and no scrape ever waits for a cluster.

/// What was last published about each watched cluster.
package final class StatusBoard: Sendable {
    /// What one watcher published.
    package struct Entry: Sendable {
        /// The rendered families of the cluster.
        package var exposition: ExpositionPart
        /// What is rendered live.
        package var report: ClusterReport
        /// Whether the first cycle has ended, well or in a definite failure.
        package var hasFinishedCycle: Bool
        /// Before this monotonic time the watcher must have made progress again.
        package var progressDue: Duration

        /// Joins what is published.
        package init(
            exposition: ExpositionPart,
            report: ClusterReport,
            hasFinishedCycle: Bool,
            progressDue: Duration
        ) {
            self.exposition = exposition
            self.report = report
            self.hasFinishedCycle = hasFinishedCycle
            self.progressDue = progressDue
        }
    }

    private struct State: ~Copyable {
        var order: [String] = []
        var entries: [String: Entry] = [:]
        var generation = 0
        var wasReady = false
    }

    private let state = Mutex(State())

    /// A board without clusters.
    package init() {}

    /// The names of the clusters in the order of the configuration.
    package var clusters: [String] { state.withLock { $0.order } }

    /// Counts the publications, so that whoever keeps a merged body knows when it is outdated.
    package var generation: Int { state.withLock { $0.generation } }

    /// What was last published, in the order of the configuration.
    package var entries: [(name: String, entry: Entry)] {
        state.withLock { state in
            state.order.compactMap { name in state.entries[name].map { (name, $0) } }
        }
    }

    /// Whether each cluster's first cycle has ended; from then on, also when others are added.
    package var isReady: Bool {
        state.withLock { state in
            let haveAllFinished = state.order.allSatisfy {
                state.entries[$0]?.hasFinishedCycle ?? false
            }
            if haveAllFinished, !state.order.isEmpty { state.wasReady = true }
            return state.wasReady
        }
    }

    /// Sets which clusters there are; what hangs here of others goes.
    package func setClusters(_ names: [String]) {
        state.withLock { state in
            state.order = names
            let kept = Set(names)
            state.entries = state.entries.filter { kept.contains($0.key) }
            state.generation += 1
        }
    }

    /// Replaces what is published about a cluster.
    package func publish(_ entry: Entry, of cluster: String) {
        state.withLock { state in
            var entry = entry
            // By when the watcher must have made progress is said by its steps, not by what it shows.
            if let shown = state.entries[cluster] { entry.progressDue = shown.progressDue }
            state.entries[cluster] = entry
            state.generation += 1
        }
    }

    /// Takes in that a watcher works, and by when it will have made progress again.
    package func progress(of cluster: String, due: Duration) {
        state.withLock { $0.entries[cluster]?.progressDue = due }
    }
}
