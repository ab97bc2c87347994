import Model
import Pages

/// Says how single shards stand, by their own states.
enum ShardJudge {
    static func standing(of shard: Shard) -> Standing {
        max(coarse(shard.status), fine(shard.detailedStatus), link(shard.syncStatus))
    }

    /// The states in the words of the cluster.
    static func words(of shard: Shard) -> String {
        let words = [
            shard.status.map { "\($0)" }, shard.detailedStatus.map { "\($0)" },
            shard.syncStatus.map { "link \($0)" },
        ]
        let known = words.compactMap(\.self)
        return known.isEmpty ? "state unknown" : known.joined(separator: ", ")
    }

    private static func coarse(_ status: Status<ShardStatus>?) -> Standing {
        switch status {
        case .known(.active), .known(.trimming): .good
        case .known(.inactive): .critical
        case .unrecognised, nil: .unknown
        }
    }

    private static func fine(_ status: Status<DetailedShardStatus>?) -> Standing {
        switch status {
        case .known(.ok), .known(.busy), .known(.importing), .known(.loading), .known(.trimming),
            nil:
            .good
        case .known(.down), .known(.timeout): .critical
        case .known(.unknown), .unrecognised: .unknown
        }
    }

    private static func link(_ status: Status<ShardSyncStatus>?) -> Standing {
        switch status {
        case .known(.idle), .known(.inProgress), .unrecognised, nil: .good
        case .known(.linkDown): .warning
        }
    }
}
