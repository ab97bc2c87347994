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

    /// The share of the running backup that is done.
    package var backupProgress: Double?
    /// The share of the running import that is done.
    package var importProgress: Double?
    /// The share of the running export that is done.
    package var exportProgress: Double?
    /// Whether backups are scheduled.
    package var hasBackup: Bool?
    /// Seconds between scheduled backups.
    package var backupInterval: Double?
    /// When the last good scheduled backup ended.
    package var lastBackup: Timestamp?
    /// When the last good export ended.
    package var lastExport: Timestamp?
    /// The most client connections; 0 is no limit.
    package var connectionsLimit: Double?
    /// The engine's full version, such as `7.4.0`.
    package var version: String?
    /// How it survives a restart: `disabled`, `snapshot` or `aof`.
    package var persistence: String?
    /// Whether clients must use TLS: `enabled`, `disabled` or `replica_ssl`.
    package var tlsMode: String?
    /// Whether it is a member of an Active-Active database.
    package var isActiveActive: Bool?
    /// Whether it takes from Replica Of sources.
    package var replicaSync: Status<SyncState>?
    /// Whether it takes from its Active-Active peers.
    package var activeSync: Status<SyncState>?
    /// What it takes from as Replica Of.
    package var replicaSources: [SyncSource] = []
    /// Its Active-Active peers.
    package var activeSources: [SyncSource] = []

    /// What the operators of the database wrote beside it, in their order; names may repeat.
    package var tags: [Tag] = []

    /// Makes a database of which nothing but its number is known.
    package init(uid: UID) {
        self.uid = uid
    }
}
