/// One database as /v1/bdbs lists it; every field but the identifier may be missing.
package struct Database: Hashable, Sendable {
    /// Its number within the cluster.
    package var uid: UID
    /// Its name, which can change.
    package var name: String?
    /// Its life-cycle state; nil when the list did not say it.
    package var status: Status<DatabaseStatus>?
    /// The memory limit in bytes; 0 is no limit.
    package var memoryLimit: Double?
    /// The number of primary shards.
    package var shardsCount: Double?
    /// Whether each shard has a replica.
    package var replication: Bool?
    /// The last scheduled backup.
    package var backupStatus: Status<BackupStatus>?
    /// The last import.
    package var importStatus: Status<ImportStatus>?
    /// The last manual export.
    package var exportStatus: Status<ExportStatus>?

    /// Makes a database of which nothing but its number is known.
    package init(uid: UID) {
        self.uid = uid
    }
}
