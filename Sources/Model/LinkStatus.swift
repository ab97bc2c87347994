/// Whether a replication between two clusters works.
package enum LinkStatus: String, StatusWord {
    case down
    case up
    /// Only in the reports of health.
    case warning
}
