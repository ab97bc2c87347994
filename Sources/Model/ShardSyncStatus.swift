/// How a replica stands to its primary shard.
package enum ShardSyncStatus: String, StatusWord {
    case idle
    case inProgress = "in_progress"
    case linkDown = "link_down"
}
