/// The `detailed_status` of a shard, as its node last reported it.
package enum DetailedShardStatus: String, StatusWord {
    case busy
    case down
    case importing
    case loading
    case ok
    case timeout
    case trimming
    case unknown
}
