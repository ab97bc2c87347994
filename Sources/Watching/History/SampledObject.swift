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

    /// Joins a kind, an identifier and the rendered labels.
    package init(kind: ObjectKind, uid: UID, labels: String) {
        self.kind = kind
        self.uid = uid
        self.labels = labels
    }
}
