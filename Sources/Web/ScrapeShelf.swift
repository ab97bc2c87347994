import Exposition
import Synchronization

/// The bodies of scrapes, each kept for as long as it may be handed out again.
///
/// The clusters' segment is merged once a generation, and so compressed at most once in it. A body
/// with all that stands around it serves those who ask at the same time, so that a thousand scrapes
/// at once cost a few renderings only.
package final class ScrapeShelf: Sendable {
    private struct Kept {
        var generation: Int
        var clusters: BodySegment
        /// When the body was put together; its ages are as of then.
        var made: Duration
        var body: ScrapeBody
    }

    /// How long a body is handed out: too short for anyone to see it in an age.
    private static let sharing = Duration.milliseconds(20)

    private let kept = Mutex<[String?: Kept]>([:])

    /// An empty shelf.
    package init() {}

    /// Returns the body for one cluster, or of all for nil, at a monotonic time.
    ///
    /// `parts` is called when the kept body is of another generation or of another moment; others
    /// who ask meanwhile wait for that one result.
    package func body(
        of cluster: String?,
        generation: Int,
        at now: Duration,
        parts: () -> ScrapeParts
    ) -> ScrapeBody {
        kept.withLock { kept in
            kept = kept.filter { $0.value.generation == generation }
            if let last = kept[cluster], now - last.made < Self.sharing { return last.body }
            let parts = parts()
            let clusters = kept[cluster]?.clusters ?? Self.segment(parts.clusters)
            let segments = [Self.segment(parts.before), clusters, Self.segment(parts.behind)]
            let body = ScrapeBody(segments)
            kept[cluster] = Kept(
                generation: generation,
                clusters: clusters,
                made: now,
                body: body
            )
            return body
        }
    }

    private static func segment(_ parts: [ExpositionPart]) -> BodySegment {
        BodySegment { Exposition.merge(parts, as: $0) }
    }
}
