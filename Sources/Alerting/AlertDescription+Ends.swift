// What ends on a day that is known before, and users who cannot log in.

extension AlertDescription {
    static let licenseExpiring = AlertDescription(
        JournalExplanation(
            messageID: "13758396b9683ca8c6b9293f1f492524",
            title: "The licence expires soon",
            meaning: "The cluster's licence ends within the time that `before` sets. From then "
                + "on nothing can be changed, though databases are still served.",
            check: "Ask for a new licence, and install it in the cluster manager under "
                + "Cluster > Configuration.",
            metric: "redis_enterprise_license_expiry_timestamp_seconds"
        ),
        .ends,
        firing: "has a licence that expires soon",
        resolved: "has a licence for long enough",
        rule: .definite(.warning).before(.seconds(30 * 86_400))
    ).following(.licenseExpired)

    static let licenseExpired = AlertDescription(
        JournalExplanation(
            messageID: "67faa4d99466c639bb7b312317e4d7a7",
            title: "The licence has expired",
            meaning: "The cluster's licence has ended: changes are refused, also those that would "
                + "repair something. Databases are still served.",
            check: "Install a new licence in the cluster manager under Cluster > Configuration.",
            metric: "redis_enterprise_license_expired"
        ),
        .ends,
        firing: "has an expired licence",
        resolved: "has a valid licence again",
        rule: .definite(.critical)
    )

    static let certificateExpiring = AlertDescription(
        JournalExplanation(
            messageID: "8c77c45ea166f850f8a6ee3130d73e33",
            title: "A certificate expires soon",
            meaning: "A certificate of the cluster ends within the time that `before` sets, or "
                + "has ended. Clients that verify it are refused from then on.",
            check: "Replace it: `rladmin cluster certificate set`, or the cluster manager under "
                + "Cluster > Security > Certificates. Those who pinned it need the new one "
                + "before.",
            metric: "redis_enterprise_certificate_expiry_timestamp_seconds"
        ),
        .ends,
        firing: "expires soon",
        resolved: "is valid for long enough",
        rule: .definite(.warning).before(.seconds(21 * 86_400))
    )

    static let passwordExpiring = AlertDescription(
        JournalExplanation(
            messageID: "73d896fe6e4ae0e23a1cfa02f27bdec7",
            title: "The password of a user expires soon",
            meaning: "The cluster lets passwords end after a time, and that of this user ends "
                + "within the time that `before` sets. Only seen where `users` may be read and "
                + "is switched on.",
            check: "Change the password. If it is the one that the daemon uses, write the new "
                + "one to its file; it is read again within five seconds.",
            metric: "redis_enterprise_user_password_expiry_timestamp_seconds"
        ),
        .ends,
        firing: "has a password that expires soon",
        resolved: "has a password for long enough",
        rule: .lasting(.warning).before(.seconds(7 * 86_400))
    ).following(.userLocked)

    static let userLocked = AlertDescription(
        JournalExplanation(
            messageID: "11bb6bb03f7aeb1c9b77b639f7db3111",
            title: "A user cannot log in",
            meaning: "The user is locked after too many failed logins, or the password has "
                + "expired. Only seen where `users` may be read and is switched on.",
            check: "Who tries the wrong password? The event log of the cluster says from where. "
                + "A new password, or `PUT /v1/users/password`, ends it.",
            metric: "redis_enterprise_user_status"
        ),
        .ends,
        firing: "cannot log in",
        resolved: "can log in again",
        rule: .lasting(.warning)
    )
}
