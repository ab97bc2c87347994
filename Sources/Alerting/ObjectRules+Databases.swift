package import Model

extension ObjectRules {
    /// Judges each database by its life-cycle state, its syncs, and its last copies.
    package static func observe(
        databases: ObjectList<Database>,
        previous: ObjectList<Database>?
    ) -> [Observation] {
        let before = Dictionary(
            (previous?.objects ?? []).map { ($0.uid, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return databases.objects.flatMap { database in
            let old = before[database.uid]
            return [
                activity(database, old), change(database, old), sync(database),
                backup(database, old), importing(database, old),
                export(database, old),
            ].compactMap { $0 }
        }
    }

    /// Judges the answer of the cluster's own availability check of a database.
    ///
    /// One that is being created or deleted is not there to be available.
    package static func observe(
        availability: DatabaseAvailability,
        of database: Database?
    ) -> Observation? {
        switch database?.status {
        case .known(.pending), .known(.deletePending): return nil
        case .known(.active), .known(.activeChangePending), .known(.creationFailed),
            .known(.importPending), .known(.recovery), .unrecognised, nil:
            break
        }
        return observation(
            AlertKey(.databaseUnavailable, .database(availability.uid)),
            availability.isAvailable ? .healthy : .failing,
            Evidence(name: database?.name, detail: availability.reason),
            causes: [
                AlertKey(.databaseNotActive, .database(availability.uid)),
                AlertKey(.quorumLost, .cluster),
            ]
        )
    }

    private static func activity(_ database: Database, _ old: Database?) -> Observation? {
        guard case .known(let status)? = database.status else { return nil }
        let sign: Sign =
            switch status {
            case .creationFailed, .recovery: .failing
            case .active, .activeChangePending, .deletePending, .importPending, .pending: .healthy
            }
        return judge(.databaseNotActive, database, sign, \.status?.description, old)
    }

    private static func change(_ database: Database, _ old: Database?) -> Observation? {
        guard case .known(let status)? = database.status else { return nil }
        let sign: Sign =
            switch status {
            case .activeChangePending, .deletePending, .pending: .failing
            // An import may take hours, as long as it goes on.
            case .importPending:
                database.importProgress == old?.importProgress ? .failing : .healthy
            case .active, .creationFailed, .recovery: .healthy
            }
        return judge(.databaseChangeStuck, database, sign, \.status?.description, old)
    }

    /// A backup that runs does not yet make up for one that failed.
    private static func backup(_ database: Database, _ old: Database?) -> Observation? {
        guard case .known(let status)? = database.backupStatus else { return nil }
        let sign: Sign =
            switch status {
            case .failed: .failing
            case .exporting: .nothing
            case .never, .succeeded: .healthy
            }
        return judge(.backupFailed, database, sign, \.backupStatus?.description, old)
    }

    private static func export(_ database: Database, _ old: Database?) -> Observation? {
        guard case .known(let status)? = database.exportStatus else { return nil }
        let sign: Sign =
            switch status {
            case .failed: .failing
            case .exporting: .nothing
            case .never, .succeeded: .healthy
            }
        return judge(.exportFailed, database, sign, \.exportStatus?.description, old)
    }

    private static func importing(_ database: Database, _ old: Database?) -> Observation? {
        guard case .known(let status)? = database.importStatus else { return nil }
        let sign: Sign =
            switch status {
            case .failed: .failing
            case .importing, .initializing: .nothing
            case .idle, .never, .succeeded: .healthy
            }
        return judge(.importFailed, database, sign, \.importStatus?.description, old)
    }

    /// A sync that somebody paused or switched off says nothing about its sources.
    private static func sync(_ database: Database) -> Observation? {
        let parts = [
            trouble(database.replicaSync, database.replicaSources),
            trouble(database.activeSync, database.activeSources),
        ]
        let troubles = parts.flatMap { $0 ?? [] }
        let sign: Sign =
            !troubles.isEmpty ? .failing : parts.contains { $0 == nil } ? .nothing : .healthy
        return observation(
            AlertKey(.syncOutOfDate, .database(database.uid)),
            sign,
            Evidence(
                name: database.name,
                new: troubles.first?.word,
                detail: troubles.map(\.text).joined(separator: ", ")
            )
        )
    }

    private struct SyncTrouble {
        var word: String
        var text: String
    }

    /// What is wrong with one way of syncing; nil when its words do not say.
    private static func trouble(
        _ state: Status<SyncState>?,
        _ sources: [SyncSource]
    ) -> [SyncTrouble]? {
        switch state {
        case .known(.stopped): return [SyncTrouble(word: "stopped", text: "the sync has stopped")]
        case .known(.disabled), .known(.paused): return []
        case .unrecognised: return nil
        case .known(.enabled), nil: break
        }
        let broken = sources.filter { $0.status == .known(.outOfSync) }
        let isKnown = sources.allSatisfy { source in
            if case .known? = source.status { true } else { false }
        }
        guard isKnown || !broken.isEmpty else { return nil }
        return broken.map { source in
            let word = SyncSourceStatus.outOfSync.rawValue
            return SyncTrouble(word: word, text: "source \(source.uid)")
        }
    }

    private static func judge(
        _ kind: AlertKind,
        _ database: Database,
        _ sign: Sign,
        _ word: (Database) -> String?,
        _ old: Database?
    ) -> Observation? {
        observation(
            AlertKey(kind, .database(database.uid)),
            sign,
            Evidence(name: database.name, old: old.flatMap(word), new: word(database))
        )
    }
}
