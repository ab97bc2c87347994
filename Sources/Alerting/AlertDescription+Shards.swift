// Shards and the links between them.

extension AlertDescription {
    static let shardDown = AlertDescription(
        JournalExplanation(
            messageID: "cdf86465fddd26ce29c78a265cf6c377",
            title: "A shard is down",
            meaning: "A shard does not run or does not answer. Without a replica its part of the "
                + "keys is unavailable; with one the database has lost its redundancy.",
            check: "`rladmin status shards` for the shard and its node; the shard's log on the "
                + "node under /var/opt/redislabs/log.",
            metric: "redis_enterprise_shard_status"
        ),
        .shards,
        firing: "is down",
        resolved: "is up again",
        rule: .lasting(.critical)
    ).following(.nodeDown)

    static let shardRoleMismatch = AlertDescription(
        JournalExplanation(
            messageID: "efe684536e9703a61f07a8ff27f67486",
            title: "The roles of shards are not as they should be",
            meaning: "A shard works in another role than the cluster wants, or a database does "
                + "not have exactly one primary shard for each part of its keys: two primaries "
                + "lose writes, none serves nobody.",
            check: "`rladmin status shards` for the database. A failover that did not end leaves "
                + "this behind; `rladmin verify balance` and the logs of the primary node help.",
            metric: "redis_enterprise_database_shards"
        ),
        .shards,
        firing: "has a role that it should not have",
        resolved: "has the right role again",
        rule: .lasting(.warning)
    ).following(.nodeDown)

    static let replicationLinkDown = AlertDescription(
        JournalExplanation(
            messageID: "8916f03ec7a073028b88baee1473414b",
            title: "A replica has lost its primary",
            meaning: "A replica shard has no link to its primary: it falls behind, and a failover "
                + "now would lose writes.",
            check: "`rladmin status shards` for both shards; is the network between their nodes "
                + "fine, and the replica's output buffer large enough?",
            metric: "redis_enterprise_shard_sync_status"
        ),
        .shards,
        firing: "has no link to its primary",
        resolved: "is linked to its primary again",
        rule: .lasting(.warning)
    ).following(.nodeDown, .shardDown)
}
