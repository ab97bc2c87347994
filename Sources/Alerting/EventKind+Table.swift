/// What the program knows about a kind of event; documents, catalogue and journal show this.
package struct EventDescription: Sendable {
    /// What the journal's catalogue says of it, under an identifier that is fixed for ever.
    package var explanation: JournalExplanation
    /// What is said of the subject, such as `was created`.
    package var sentence: String
}

extension EventKind {
    /// The row of the kind in the table of events.
    package var description: EventDescription {
        switch self {
        case .nodeAdded: .nodeAdded
        case .nodeRemoved: .nodeRemoved
        case .maintenanceMode: .maintenanceMode
        case .masterNodeChanged: .masterNodeChanged
        case .shardRoleChanged: .shardRoleChanged
        case .databaseCreated: .databaseCreated
        case .databaseDeleted: .databaseDeleted
        case .databaseRenamed: .databaseRenamed
        case .versionChanged: .versionChanged
        case .licenseChanged: .licenseChanged
        case .statusChanged: .statusChanged
        case .clusterLog: .clusterLog
        }
    }
}

extension EventDescription {
    fileprivate static let nodeAdded = EventDescription(
        explanation: JournalExplanation(
            messageID: "2f0512f41e2d1df8d0863ca0aadee56a",
            title: "A node has joined the cluster",
            meaning: "A node is listed that was not there before.",
            check: "Was it meant to join? `rladmin status nodes` shows it; shards come to it only "
                + "by a rebalance.",
            metric: "redis_enterprise_node_status"
        ),
        sentence: "has joined the cluster"
    )

    fileprivate static let nodeRemoved = EventDescription(
        explanation: JournalExplanation(
            messageID: "9fe967a9219d29f4e8b223cd6d65c113",
            title: "A node has left the cluster",
            meaning: "A node is not listed any more, in a list that could be read whole.",
            check: "Was it meant to leave? The other nodes must have room for its shards.",
            metric: "redis_enterprise_node_status"
        ),
        sentence: "has left the cluster"
    )

    fileprivate static let maintenanceMode = EventDescription(
        explanation: JournalExplanation(
            messageID: "8596b1be7ee8b5c060d3e125e4f91768",
            title: "Maintenance of a node began or ended",
            meaning:
                "Maintenance of a node began (`off → on`) or ended. In maintenance it takes no "
                + "shards, and its own have moved.",
            check: "Is somebody at work on it? If not, `rladmin node N maintenance_mode off` ends "
                + "it.",
            metric: "redis_enterprise_node_maintenance"
        ),
        sentence: "has changed its maintenance mode"
    )

    fileprivate static let masterNodeChanged = EventDescription(
        explanation: JournalExplanation(
            messageID: "4d30bb4c2552b333e6eccf5b195229da",
            title: "The cluster has another master node",
            meaning: "Another node leads the cluster and answers its API. Clients of databases "
                + "notice nothing.",
            check: "Why did the old one step down: `rladmin status nodes`, and whether an alert "
                + "about it came at the same time.",
            metric: "redis_enterprise_node_info"
        ),
        sentence: "has another master node"
    )

    fileprivate static let shardRoleChanged = EventDescription(
        explanation: JournalExplanation(
            messageID: "d48785d4adf35770bff12a9372c45fbd",
            title: "A shard has changed its role",
            meaning: "A shard was promoted or demoted: a failover. Writes that had not reached the "
                + "promoted shard are lost.",
            check: "Is the node of the old primary shard up, or was it a planned move? `rladmin "
                + "status shards` shows who has which role.",
            metric: "redis_enterprise_shard_status"
        ),
        sentence: "has changed its role"
    )

    fileprivate static let databaseCreated = EventDescription(
        explanation: JournalExplanation(
            messageID: "94683d913512cbdca5e31c014b5db3ef",
            title: "A database was created",
            meaning: "A database is listed that was not there before.",
            check: "Nothing, if somebody wanted it. The cluster's own log tells who created it.",
            metric: "redis_enterprise_database_status"
        ),
        sentence: "was created"
    )

    fileprivate static let databaseDeleted = EventDescription(
        explanation: JournalExplanation(
            messageID: "8c7ede1e1c909d5677864ee052e243cd",
            title: "A database was deleted",
            meaning: "A database is not listed any more, in a list that could be read whole.",
            check: "Was it meant to go? The cluster's own log tells who deleted it; its data are "
                + "in the last backup.",
            metric: "redis_enterprise_database_status"
        ),
        sentence: "was deleted"
    )

    fileprivate static let databaseRenamed = EventDescription(
        explanation: JournalExplanation(
            messageID: "93081a67001359bf1a6636c4551ff0ca",
            title: "A database was renamed",
            meaning: "A database has another name; its number and its data are the same.",
            check: "Do dashboards and alerts find it by its number? They should: names change.",
            metric: "redis_enterprise_database_info"
        ),
        sentence: "was renamed"
    )

    fileprivate static let versionChanged = EventDescription(
        explanation: JournalExplanation(
            messageID: "19992fdd4a934ae0e781bfd66bbd2dd7",
            title: "A version has changed",
            meaning:
                "A node runs another build of the product, or a database another version of its "
                + "engine.",
            check: "Is an upgrade under way? Until all nodes have the same version, it is not "
                + "finished.",
            metric: "redis_enterprise_node_info"
        ),
        sentence: "has another version"
    )

    fileprivate static let licenseChanged = EventDescription(
        explanation: JournalExplanation(
            messageID: "dee5b2d45aa411c32995ff5211aef2d7",
            title: "The licence was replaced",
            meaning: "The licence was replaced, or its limits have changed.",
            check: "Does it allow as many shards as there are, and until when is it valid?",
            metric: "redis_enterprise_license_expiry_timestamp_seconds"
        ),
        sentence: "has another licence"
    )

    fileprivate static let statusChanged = EventDescription(
        explanation: JournalExplanation(
            messageID: "c2301483faa29054580d23b21225812f",
            title: "A status has changed",
            meaning:
                "The status word of a node, a database or a shard is another one. What it means "
                + "by itself is told by an alert.",
            check: "Nothing, unless an alert came with it. The entries of one object in a row tell "
                + "its story.",
            metric: "redis_enterprise_database_status"
        ),
        sentence: "has another status"
    )

    fileprivate static let clusterLog = EventDescription(
        explanation: JournalExplanation(
            messageID: "3d7ccaf102ae9197ed67dfe80074fb8b",
            title: "The cluster wrote into its log",
            meaning:
                "The cluster wrote this into its own log. It is forwarded as it is, once, with "
                + "the severity that the cluster gave it.",
            check: "The field `REWATCHD_LOG_TYPE` names what happened; the product's documentation "
                + "lists the types.",
            metric: "rewatchd_resource_success"
        ),
        sentence: "logged"
    )
}
