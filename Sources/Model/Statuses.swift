// The status vocabularies of the REST API. Source: the object pages of
// <https://redis.io/docs/latest/operate/rs/references/rest-api/objects/>.

/// The `status` of a node; `down` is the only one that means failure.
package enum NodeStatus: String, StatusWord {
    case active
    case decommissioning
    case down
    case provisioning
}

/// The life-cycle `status` of a database; it says nothing about whether clients reach it.
package enum DatabaseStatus: String, StatusWord {
    case active
    case activeChangePending = "active-change-pending"
    case creationFailed = "creation-failed"
    case deletePending = "delete-pending"
    case importPending = "import-pending"
    case pending
    case recovery
}

/// The coarse `status` of a shard.
package enum ShardStatus: String, StatusWord {
    case active
    case inactive
    case trimming
}

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

/// The result or phase of a scheduled backup; the empty word of the API is `never`.
package enum BackupStatus: String, StatusWord {
    case exporting
    case failed
    case never
    case succeeded
}

/// The result or phase of an import; the empty word of the API is `never`.
package enum ImportStatus: String, StatusWord {
    case failed
    case idle
    case importing
    case initializing
    case never
    case succeeded
}

/// The result or phase of a manual export; the empty word of the API is `never`.
package enum ExportStatus: String, StatusWord {
    case exporting
    case failed
    case never
    case succeeded
}
