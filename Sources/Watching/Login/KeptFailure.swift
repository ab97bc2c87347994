package import Model

/// A login that failed or may have, in the form in which it outlives the program.
package struct KeptFailure: Hashable, Sendable {
    /// When that was known.
    package var known: Timestamp
    /// Whether a 401 was seen; otherwise no answer was.
    package var isSeen: Bool

    /// Joins what is kept.
    package init(known: Timestamp, isSeen: Bool) {
        self.known = known
        self.isSeen = isSeen
    }
}
