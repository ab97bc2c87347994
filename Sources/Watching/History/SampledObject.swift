package import Model

/// An object that is measured as a whole, whose samples share their times.
///
/// Another name or another place is another object: the series that an engine keeps of it carry
/// these labels, and one ends where the next begins.
package struct SampledObject: Hashable, Sendable {
    /// What it is; a node and a database may have the same identifier.
    package var kind: ObjectKind
    /// Which one.
    package var uid: UID
    /// Its labels as the exposition renders them, without those that the whole cluster has.
    package var labels: String
    /// The spans that its samples are means over; nil for samples that were read as they came.
    package var rollup: Rollup?

    /// Joins a kind, an identifier and the rendered labels.
    package init(kind: ObjectKind, uid: UID, labels: String, rollup: Rollup? = nil) {
        self.kind = kind
        self.uid = uid
        self.labels = labels
        self.rollup = rollup
    }
}
