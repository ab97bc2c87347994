/// Why samples were dropped; the `reason` label.
package enum DropReason: String, Hashable, Sendable, CaseIterable {
    /// Older than the retention.
    case age
    /// The byte budget was full.
    case budget
}
