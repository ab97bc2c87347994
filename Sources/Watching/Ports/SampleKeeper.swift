package import Model
package import TimeSeries

/// Keeps samples where they outlive the program.
///
/// A watcher hands over what is new after each cycle, and hands it over again when it could not be
/// kept; what memory gave up meanwhile is lost, and counted as dropped.
package protocol SampleKeeper: Sendable {
    /// For how long samples are kept.
    var retention: Duration { get }

    /// The time of the newest sample of a cluster that was read as it came, by kind of object.
    func newestSamples(
        of cluster: String
    ) async throws(StateKeepingError) -> [ObjectKind: Timestamp]

    /// The samples of a cluster in a gap and soon behind it, of every object of the gap's kind.
    func spans(
        around gap: KeptGap,
        of cluster: String
    ) async throws(StateKeepingError) -> [SampleSpan]

    /// Keeps pieces of the history of a cluster in their order, all or none, and drops the oldest
    /// of what is kept beyond the limits at the given wall time.
    func keep(
        _ pieces: [UnkeptPiece<SampledObject>],
        of cluster: String,
        at wall: Timestamp
    ) async throws(StateKeepingError)
}
