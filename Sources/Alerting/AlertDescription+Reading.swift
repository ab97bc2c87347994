// Whether the cluster, or a resource of it, can be read.

extension AlertDescription {
    static let clusterUnreachable = AlertDescription(
        JournalExplanation(
            messageID: "3ff31796e04c09cf338f3f7430432089",
            title: "The cluster cannot be reached",
            meaning: "No endpoint of the cluster's REST API answers. The databases may well be "
                + "up.",
            check: "Is the host up, is port 9443 open from here, does the name resolve? "
                + "`rewatchd probe` shows the error of each endpoint.",
            metric: "redis_enterprise_up"
        ),
        .unreadable,
        firing: "cannot be reached",
        resolved: "is reachable again",
        rule: .lasting(.critical)
    )

    static let tlsVerificationFailed = AlertDescription(
        JournalExplanation(
            messageID: "7cad43802b52ddedcbe8f04e82100f51",
            title: "The cluster's certificate is not accepted",
            meaning: "The server's certificate was refused, so no password was sent to it.",
            check: "Was the cluster's certificate rotated? Compare it with `tls.ca_file`, "
                + "`tls.pinned_sha256` and `tls.server_name`. If nobody rotated it, "
                + "somebody may stand between the daemon and the cluster.",
            metric: "redis_enterprise_tls_state"
        ),
        .unreadable,
        firing: "shows a certificate that is not accepted",
        resolved: "shows an accepted certificate again",
        rule: .definite(.critical)
    )

    static let authenticationRejected = AlertDescription(
        JournalExplanation(
            messageID: "6e981f73c7d17c1eb41e7328e30da9f8",
            title: "The cluster refuses the login",
            meaning: "The cluster refused the login. Nothing more is sent until the credential's "
                + "content changes or 30 minutes have passed, so that the account is not locked.",
            check: "Was the password changed or has it expired? Is the user locked, or Basic "
                + "authentication switched off? Write the new password to the file; "
                + "it is read again within five seconds.",
            metric: "redis_enterprise_authentication_state"
        ),
        .unreadable,
        firing: "refuses the login",
        resolved: "accepts the login again",
        rule: .definite(.critical)
    )

    static let unexpectedResponse = AlertDescription(
        JournalExplanation(
            messageID: "bdb2d163e3b9943e8472be663aaf607e",
            title: "The cluster answers with something unexpected",
            meaning: "The API answered, but not with what this resource should say: an error "
                + "status, a page for people, or JSON of another shape.",
            check: "The entry names status, content type and place. A 5xx points at the cluster's "
                + "management services (`rladmin status`, `supervisorctl status` on the node); "
                + "HTML points at a proxy in between.",
            metric: "rewatchd_resource_success"
        ),
        .unreadable,
        firing: "answers with something unexpected",
        resolved: "answers as expected again",
        rule: .lasting(.warning)
    ).following(.quorumLost)

    static let permissionDenied = AlertDescription(
        JournalExplanation(
            messageID: "1453c5cf8e23efc4de4546571e7cef61",
            title: "A resource may not be read with this login",
            meaning: "The login works, but its role may not read this resource. The others go on; "
                + "this one is asked again every 15 minutes and after a reload.",
            check: "Give the user the role `cluster_viewer`, or switch the resource off under "
                + "`resources:`. `rewatchd catalog permissions` lists what each resource needs.",
            metric: "rewatchd_resource_success"
        ),
        .resources,
        firing: "may not be read with this login",
        resolved: "may be read again",
        rule: .definite(.warning)
    )

    static let dataStale = AlertDescription(
        JournalExplanation(
            messageID: "30d4786005fa33651584f2c5d8e272c2",
            title: "What is known of a resource is old",
            meaning: "The cluster can be read, but this resource did not answer for three of its "
                + "intervals, or its statistics stand still. What it showed is not exposed any "
                + "more, and nothing that depends on it fires or resolves.",
            check: "The log says how the requests end; a large cluster may need a longer "
                + "`poll.timeout`. Where statistics stand still, look at `stats_archiver` with "
                + "`supervisorctl status` on the primary node.",
            metric: "rewatchd_resource_age_seconds"
        ),
        .resources,
        firing: "is not up to date",
        resolved: "is up to date again",
        rule: .lasting(.warning)
    ).following(.unexpectedResponse, .permissionDenied, .quorumLost)
}

extension AlertRule {
    /// For what a single look may show for a moment.
    static func lasting(_ severity: Severity) -> AlertRule {
        AlertRule(hold: .seconds(20), clear: .seconds(20), severity: severity)
    }

    /// For what one answer says for certain.
    static func definite(_ severity: Severity) -> AlertRule {
        AlertRule(hold: .zero, clear: .zero, severity: severity)
    }

    /// The rule with a warning time before an end.
    func before(_ end: Duration) -> AlertRule {
        var rule = self
        rule.before = end
        return rule
    }
}
