// The cluster as a whole, and its nodes.

extension AlertDescription {
    static let quorumLost = AlertDescription(
        JournalExplanation(
            messageID: "40a304c42f32abc29bbb0ade48b84a4d",
            title: "The cluster has lost its quorum",
            meaning: "Half of the nodes or more are down. The others cannot change anything any "
                + "more: no failover, no new database, no repair by itself.",
            check: "Bring nodes back first: `rladmin status nodes`. If they are lost for good, "
                + "the cluster has to be recovered from its configuration backup.",
            metric: "redis_enterprise_node_status"
        ),
        .cluster,
        firing: "has lost its quorum",
        resolved: "has a quorum again",
        rule: .lasting(.critical)
    )

    static let nodeDown = AlertDescription(
        JournalExplanation(
            messageID: "0d9ccba2276a5d887f3de7bcfbaff5f9",
            title: "A node is down",
            meaning: "The cluster lists the node as down. Its shards fail over where they have "
                + "replicas; databases without replication lose data or service. What follows "
                + "for the shards on it is told here and not shard by shard.",
            check: "Is the host up and connected? `rladmin status nodes` on another node; "
                + "`supervisorctl status` on the node itself.",
            metric: "redis_enterprise_node_status"
        ),
        .cluster,
        firing: "is down",
        resolved: "is up again",
        rule: .lasting(.critical)
    )

    static let clusterCheckFailed = AlertDescription(
        JournalExplanation(
            messageID: "5a94363d615029dff30501cfcdeced9a",
            title: "A check of the cluster by itself failed",
            meaning: "The cluster's own checks of a node found something wrong. They run only a "
                + "few times an hour, so this is told late and ends late.",
            check: "`rlcheck` on the node says which check failed and why.",
            metric: "redis_enterprise_node_check_passed"
        ),
        .cluster,
        firing: "fails the cluster's own checks",
        resolved: "passes the cluster's own checks again",
        rule: .lasting(.warning)
    ).following(.nodeDown)

    static let actionStuck = AlertDescription(
        JournalExplanation(
            messageID: "1fe71cf5e20596ec798027718cd80b86",
            title: "An action of the cluster is stuck",
            meaning: "A state machine of the cluster, such as the removal of a node, has given no "
                + "sign of life for ten minutes. Until it ends, other changes may have to wait.",
            check: "`rladmin cluster running_actions` names it; the logs of the primary node "
                + "under /var/opt/redislabs/log say where it stopped.",
            metric: "redis_enterprise_cluster_stuck_actions"
        ),
        .cluster,
        firing: "is stuck",
        resolved: "goes on or has ended",
        rule: .lasting(.warning)
    ).following(.databaseChangeStuck)

    static let managerAlert = AlertDescription(
        JournalExplanation(
            messageID: "3663feeae39c9b30a63b332abba99e5a",
            title: "The cluster manager raised an alert",
            meaning: "An alert that is enabled in the cluster manager is on. The subject names "
                + "it, the entry has its threshold and what was measured when it changed.",
            check: "The alert's name says what to look at. Thresholds and switches are in the "
                + "cluster manager under Cluster > Alert settings, or in the database's "
                + "configuration.",
            metric: "redis_enterprise_alert_active"
        ),
        .cluster,
        firing: "is raised by the cluster manager",
        resolved: "is no longer raised",
        rule: .definite(.warning)
    ).following(.nodeDown)
}
