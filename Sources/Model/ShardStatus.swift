/// The coarse `status` of a shard.
package enum ShardStatus: String, StatusWord {
    case active
    case inactive
    case trimming
}
