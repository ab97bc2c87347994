import Model

/// What the program knows about a kind of alert; documents, catalogue and journal show this.
package struct AlertDescription: Sendable {
    /// The journal's `MESSAGE_ID`, 128 bits in hexadecimal, fixed for ever.
    package var messageID: String
    /// What the alert means, in one or two sentences.
    package var meaning: String
    /// What to look at first.
    package var check: String
    /// The exposed metric that shows the same condition.
    package var metric: String
    /// What is said when it fires, without the subject, such as `is down`.
    package var firing: String
    /// What is said when it resolves.
    package var resolved: String
    /// Its times and severity unless configured.
    package var rule: AlertRule
}

extension AlertKind {
    /// The times and the severity of the kind unless configured.
    package var defaultRule: AlertRule { description.rule }

    /// The row of the kind in the table of alerts.
    package var description: AlertDescription {
        switch self {
        case .clusterUnreachable: .clusterUnreachable
        case .tlsVerificationFailed: .tlsVerificationFailed
        case .authenticationRejected: .authenticationRejected
        case .unexpectedResponse: .unexpectedResponse
        case .permissionDenied: .permissionDenied
        case .nodeDown: .nodeDown
        case .databaseNotActive: .databaseNotActive
        case .shardDown: .shardDown
        }
    }

    /// The kinds of which exactly one says why a cluster cannot be read.
    package static let reasonsUnreadable: [AlertKind] = [
        .clusterUnreachable, .tlsVerificationFailed, .authenticationRejected, .unexpectedResponse,
    ]
}

extension AlertDescription {
    fileprivate static let clusterUnreachable = AlertDescription(
        messageID: "3ff31796e04c09cf338f3f7430432089",
        meaning: "No endpoint of the cluster's REST API answers. The databases may well be up.",
        check: "Is the host up, is port 9443 open from here, does the name resolve? "
            + "`rewatchd probe` shows the error of each endpoint.",
        metric: "redis_enterprise_up",
        firing: "cannot be reached",
        resolved: "is reachable again",
        rule: AlertRule(hold: .seconds(20), clear: .seconds(20), severity: .critical)
    )

    fileprivate static let tlsVerificationFailed = AlertDescription(
        messageID: "7cad43802b52ddedcbe8f04e82100f51",
        meaning: "The server's certificate was refused, so no password was sent to it.",
        check: "Was the cluster's certificate rotated? Compare it with `tls.ca_file`, "
            + "`tls.pinned_sha256` and `tls.server_name`. If nobody rotated it, "
            + "somebody may stand between the daemon and the cluster.",
        metric: "redis_enterprise_tls_state",
        firing: "shows a certificate that is not accepted",
        resolved: "shows an accepted certificate again",
        rule: AlertRule(hold: .zero, clear: .zero, severity: .critical)
    )

    fileprivate static let authenticationRejected = AlertDescription(
        messageID: "6e981f73c7d17c1eb41e7328e30da9f8",
        meaning: "The cluster refused the login. Nothing more is sent until the credential's "
            + "content changes or 30 minutes have passed, so that the account is not locked.",
        check: "Was the password changed or has it expired? Is the user locked, or Basic "
            + "authentication switched off? Write the new password to the file; "
            + "it is read again within five seconds.",
        metric: "redis_enterprise_authentication_state",
        firing: "refuses the login",
        resolved: "accepts the login again",
        rule: AlertRule(hold: .zero, clear: .zero, severity: .critical)
    )

    fileprivate static let unexpectedResponse = AlertDescription(
        messageID: "bdb2d163e3b9943e8472be663aaf607e",
        meaning: "The API answered, but not with what this resource should say: an error status, "
            + "a page for people, or JSON of another shape.",
        check: "The entry names status, content type and place. A 5xx points at the cluster's "
            + "management services (`rladmin status`, `supervisorctl status` on the node); "
            + "HTML points at a proxy in between.",
        metric: "rewatchd_resource_success",
        firing: "answers with something unexpected",
        resolved: "answers as expected again",
        rule: AlertRule(hold: .seconds(20), clear: .seconds(20), severity: .warning)
    )

    fileprivate static let permissionDenied = AlertDescription(
        messageID: "1453c5cf8e23efc4de4546571e7cef61",
        meaning: "The login works, but its role may not read this resource. The others go on; "
            + "this one is asked again every 15 minutes and after a reload.",
        check: "Give the user the role `cluster_viewer`, or switch the resource off under "
            + "`resources:`. `rewatchd catalog permissions` lists what each resource needs.",
        metric: "rewatchd_resource_success",
        firing: "may not be read with this login",
        resolved: "may be read again",
        rule: AlertRule(hold: .zero, clear: .zero, severity: .warning)
    )

    fileprivate static let nodeDown = AlertDescription(
        messageID: "0d9ccba2276a5d887f3de7bcfbaff5f9",
        meaning: "The cluster lists the node as down. Its shards fail over where they have "
            + "replicas; databases without replication lose data or service.",
        check: "Is the host up and connected? `rladmin status nodes` on another node; "
            + "`supervisorctl status` on the node itself.",
        metric: "redis_enterprise_node_status",
        firing: "is down",
        resolved: "is up again",
        rule: AlertRule(hold: .seconds(20), clear: .seconds(20), severity: .critical)
    )

    fileprivate static let databaseNotActive = AlertDescription(
        messageID: "25a4c51d58930242cc6f0c56c3d6de0f",
        meaning: "The database is in recovery or its creation failed: clients cannot use it.",
        check: "`rladmin status databases`, and `rladmin recover list` for one in recovery.",
        metric: "redis_enterprise_database_status",
        firing: "is not active",
        resolved: "is active again",
        rule: AlertRule(hold: .seconds(20), clear: .seconds(20), severity: .critical)
    )

    fileprivate static let shardDown = AlertDescription(
        messageID: "cdf86465fddd26ce29c78a265cf6c377",
        meaning: "A shard does not run or does not answer. Without a replica its part of the "
            + "keys is unavailable; with one the database has lost its redundancy.",
        check: "`rladmin status shards` for the shard and its node; the shard's log on the node "
            + "under /var/opt/redislabs/log.",
        metric: "redis_enterprise_shard_status",
        firing: "is down",
        resolved: "is up again",
        rule: AlertRule(hold: .seconds(20), clear: .seconds(20), severity: .critical)
    )
}
