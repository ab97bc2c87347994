/// Whether the replicas of a database are there.
package enum HighAvailability: String, StatusWord {
    /// It has none, on purpose.
    case disabled
    case down
    case up
}
