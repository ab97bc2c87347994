/// Whether and how the cluster asks if its certificate was revoked (OCSP).
package struct RevocationSettings: Hashable, Sendable {
    /// Whether it asks at all.
    package var isEnabled: Bool?
    /// Seconds between two questions.
    package var period: Double?

    /// Settings of which nothing is known.
    package init() {}
}
