package import Exposition

/// What a scrape's body is made of, in the order of the names.
package struct ScrapeParts: Sendable {
    /// What comes before the clusters, and is current for a moment only.
    let before: [ExpositionPart]
    /// What the clusters have to say, the same until a generation ends.
    let clusters: [ExpositionPart]
    /// What comes behind the clusters, and is current for a moment only.
    let behind: [ExpositionPart]

    /// Takes parts whose names are sorted from one list to the next.
    package init(
        before: [ExpositionPart],
        clusters: [ExpositionPart],
        behind: [ExpositionPart]
    ) {
        self.before = before
        self.clusters = clusters
        self.behind = behind
    }
}
