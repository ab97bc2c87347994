/// Whether a database takes from others, as Replica Of or as a member of an Active-Active database.
package enum SyncState: String, StatusWord {
    case disabled
    case enabled
    case paused
    /// An error stopped it that does not go away by itself.
    case stopped
}
