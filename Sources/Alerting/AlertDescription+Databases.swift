// Databases.

extension AlertDescription {
    static let databaseUnavailable = AlertDescription(
        JournalExplanation(
            messageID: "be8d703d697f76b13670091255084f86",
            title: "A database is unavailable",
            meaning: "The cluster's own availability check fails: clients cannot use the "
                + "database, or a part of its keys, whatever its status says.",
            check: "The entry has the reason of the API. `rladmin status endpoints` and "
                + "`rladmin status shards` for the database; is a node down that its only copy "
                + "of a shard is on?",
            metric: "redis_enterprise_database_available"
        ),
        .databases,
        firing: "is unavailable",
        resolved: "is available again",
        rule: .lasting(.critical)
    ).following(.databaseNotActive, .quorumLost)

    static let databaseNotActive = AlertDescription(
        JournalExplanation(
            messageID: "25a4c51d58930242cc6f0c56c3d6de0f",
            title: "A database is not active",
            meaning: "The database is in recovery or its creation failed: clients cannot use it.",
            check: "`rladmin status databases`, and `rladmin recover list` for one in recovery.",
            metric: "redis_enterprise_database_status"
        ),
        .databases,
        firing: "is not active",
        resolved: "is active again",
        rule: .lasting(.critical)
    )

    static let databaseChangeStuck = AlertDescription(
        JournalExplanation(
            messageID: "bdb7a988190059f946ac03a41f716a1d",
            title: "A change of a database does not end",
            meaning: "The database has been changed, created or deleted for longer than that "
                + "should take, or an import makes no progress. Clients are usually served all "
                + "the same, but no other change is possible.",
            check: "`rladmin cluster running_actions`; a reshard of a large database may really "
                + "take this long, and `hold` can then be longer.",
            metric: "redis_enterprise_database_status"
        ),
        .databases,
        firing: "is stuck in a change",
        resolved: "is no longer being changed",
        rule: AlertRule(hold: .seconds(600), clear: .seconds(20), severity: .warning)
    )

    static let syncOutOfDate = AlertDescription(
        JournalExplanation(
            messageID: "1cd9f72b382eab918e7c1683156a28c1",
            title: "A database is not in sync with its sources",
            meaning: "Replica Of or Active-Active: a source is out of sync, which means "
                + "disconnected and tried again, or the sync has stopped for good. What is "
                + "written there does not arrive here.",
            check: "Can this cluster reach the source's endpoint, is its certificate valid and "
                + "its password right? The logs of the syncer are on the node of the database's "
                + "endpoint. A stopped sync has to be started again by hand.",
            metric: "redis_enterprise_database_source_status"
        ),
        .databases,
        firing: "is not in sync",
        resolved: "is in sync again",
        rule: .lasting(.warning)
    )

    static let backupFailed = AlertDescription(
        JournalExplanation(
            messageID: "aacec7e6115aff196fc3876acfcc7f7e",
            title: "The backup of a database failed",
            meaning: "The last backup failed, and there is none as new as there should be. This "
                + "stays until a backup succeeds.",
            check: "Is the target reachable, are its credentials valid, is there space? The "
                + "cluster manager shows the reason with the database.",
            metric: "redis_enterprise_database_backup_status"
        ),
        .databases,
        firing: "has a failed backup",
        resolved: "has no failed backup any more",
        rule: .definite(.warning)
    )

    static let importFailed = AlertDescription(
        JournalExplanation(
            messageID: "7ff092c63c4a4deebf981c3af366de84",
            title: "The import into a database failed",
            meaning: "The last import failed; the database may hold a part of the data. This "
                + "stays until the next import or until the status is reset.",
            check: "The cluster manager shows the reason with the database: a file that is "
                + "missing or damaged, or a memory limit that is too low.",
            metric: "redis_enterprise_database_import_status"
        ),
        .databases,
        firing: "has a failed import",
        resolved: "has no failed import any more",
        rule: .definite(.warning)
    )

    static let exportFailed = AlertDescription(
        JournalExplanation(
            messageID: "67d4aa50ca9a511f64811e9ef5cff5a7",
            title: "The export of a database failed",
            meaning: "The last export failed. This stays until the next one or until the status "
                + "is reset.",
            check: "Is the target reachable, are its credentials valid, is there space? The "
                + "cluster manager shows the reason with the database.",
            metric: "redis_enterprise_database_export_status"
        ),
        .databases,
        firing: "has a failed export",
        resolved: "has no failed export any more",
        rule: .definite(.warning)
    )
}
