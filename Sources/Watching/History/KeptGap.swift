package import Model

/// A hole in the samples that is not filled yet, for the program that goes on with it.
package struct KeptGap: Hashable, Sendable {
    /// Whose samples are missing.
    package let kind: ObjectKind
    /// The object beside which they are; nil where one answer tells of all.
    package let object: UID?
    /// The time of the last sample before, by the cluster's clock.
    package let start: Timestamp
    /// The time of the newest sample that came behind it.
    package let end: Timestamp

    /// Joins a hole.
    package init(
        _ kind: ObjectKind,
        beside object: UID? = nil,
        from start: Timestamp,
        to end: Timestamp
    ) {
        self.kind = kind
        self.object = object
        self.start = start
        self.end = end
    }
}
