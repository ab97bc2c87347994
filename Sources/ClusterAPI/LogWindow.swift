import Model

/// Which records of the cluster's own log are asked for, the oldest first.
package struct LogWindow: Hashable, Sendable {
    /// How many records a page has at most.
    package static let limit = 1_000

    /// From which second on, by the cluster's clock; nil asks from the first record on.
    package var since: Int64?
    /// How many records of that second, and of those behind it, are left out.
    package var offset: Int

    /// Joins a window.
    package init(since: Int64?, offset: Int = 0) {
        self.since = since
        self.offset = offset
    }

    /// The query of the request.
    ///
    /// Times are whole seconds: nobody says what becomes of a fraction. Nor does anybody say whether
    /// the first second belongs to the answer, so the one before is asked for; what comes of that is
    /// known already.
    var query: String {
        let start = since.map { "&stime=\(Timestamp(seconds: $0 - 1).rfc3339.prefix(19))Z" } ?? ""
        let skipped = offset > 0 ? "&offset=\(offset)" : ""
        return "?order=asc\(start)&limit=\(Self.limit)\(skipped)"
    }
}
