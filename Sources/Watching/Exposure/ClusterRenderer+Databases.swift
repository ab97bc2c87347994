import Exposition
import Model

extension ClusterRenderer {
    mutating func add(_ databases: [Database]) {
        for (place, labels) in sorted(databases, by: { labels.database($0.uid, $0) }) {
            let database = databases[place]
            table.add(.databaseStatus, labels, state: database.status?.label)
            table.add(.databaseMemoryLimit, labels, database.memoryLimit)
            table.add(.databasePrimaryShards, labels, database.shardsCount)
            table.add(.databaseReplication, labels, database.replication)
            table.add(.databaseConnectionsLimit, labels, database.connectionsLimit)
            table.add(.databaseActiveActive, labels, database.isActiveActive)
            table.add(.databaseReplicaSync, labels, state: database.replicaSync?.label)
            table.add(.databaseActiveSync, labels, state: database.activeSync?.label)
            addBackups(of: database, labels)
        }
        addInfos(of: databases)
        addSources(of: databases)
    }

    private mutating func addBackups(of database: Database, _ labels: LabelSet) {
        table.add(.databaseBackupStatus, labels, state: database.backupStatus?.label)
        table.add(.databaseImportStatus, labels, state: database.importStatus?.label)
        table.add(.databaseExportStatus, labels, state: database.exportStatus?.label)
        table.add(.databaseBackupProgress, labels, database.backupProgress)
        table.add(.databaseImportProgress, labels, database.importProgress)
        table.add(.databaseExportProgress, labels, database.exportProgress)
        table.add(.databaseBackupEnabled, labels, database.hasBackup)
        table.add(.databaseBackupInterval, labels, database.backupInterval)
        table.add(.databaseLastBackup, labels, database.lastBackup?.seconds)
        table.add(.databaseLastExport, labels, database.lastExport?.seconds)
    }

    private mutating func addInfos(of databases: [Database]) {
        let infos = databases.map { database in
            labels.database(
                database.uid,
                database,
                ("version", database.version ?? ""),
                ("persistence", database.persistence ?? ""),
                ("tls_mode", database.tlsMode ?? "")
            )
        }
        for info in infos.sorted() {
            table.add(.databaseInfo, info, 1)
        }
    }

    private mutating func addSources(of databases: [Database]) {
        var rows: [(labels: LabelSet, source: SyncSource)] = []
        for database in databases {
            let kinds = [("replica", database.replicaSources), ("crdt", database.activeSources)]
            for (kind, sources) in kinds {
                rows += sources.map { (labels(of: $0, kind, database), $0) }
            }
        }
        for (labels, source) in rows.sorted(by: { $0.labels < $1.labels }) {
            table.add(.sourceStatus, labels, state: source.status?.label)
            table.add(.sourceLag, labels, source.lag)
        }
    }

    private func labels(
        of source: SyncSource,
        _ kind: String,
        _ database: Database
    ) -> LabelSet {
        labels.database(database.uid, database, ("kind", kind), ("source", source.uid.text))
    }
}
