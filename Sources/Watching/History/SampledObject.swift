package import Model

/// An object that is measured as a whole, whose samples share their times.
package struct SampledObject: Hashable, Sendable {
    /// What it is; a node and a database may have the same identifier.
    package var kind: ObjectKind
    /// Which one.
    package var uid: UID

    /// Joins a kind and an identifier.
    package init(kind: ObjectKind, uid: UID) {
        self.kind = kind
        self.uid = uid
    }
}
