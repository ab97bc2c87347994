import Model

extension Reading {
    /// What of it is remembered: the records of a log have been told, and are many.
    var retained: Reading {
        if case .logs = self { .logs(ClusterLogPage([], count: 0)) } else { self }
    }

    /// The status words in it that no vocabulary has, each once, sorted.
    var unrecognisedWords: [String] {
        let words: [String] =
            switch self {
            case .nodes(let list): list.objects.compactMap { $0.status?.unrecognisedWord }
            case .databases(let list): list.objects.flatMap(\.unrecognisedWords)
            case .shards(let list):
                list.objects.flatMap { shard in
                    [
                        shard.status?.unrecognisedWord, shard.detailedStatus?.unrecognisedWord,
                        shard.syncStatus?.unrecognisedWord,
                    ].compactMap { $0 }
                }
            case .actions(let list): list.objects.compactMap { $0.status?.unrecognisedWord }
            case .users(let list): list.objects.compactMap { $0.status?.unrecognisedWord }
            case .bootstrap(let bootstrap): [bootstrap.state?.unrecognisedWord].compactMap { $0 }
            case .activeActiveTasks(let list):
                list.objects.compactMap { $0.status?.unrecognisedWord }
            case .activeActiveHealth(let health): health.members.flatMap(\.unrecognisedWords)
            case .revocation(let revocation):
                [revocation?.status?.unrecognisedWord].compactMap(\.self)
            case .health(let report): report.unrecognisedWords
            case .databaseHealth(let report):
                report.members.compactMap { $0.replication?.unrecognisedWord }
            case .activeActive, .syncer, .revocationSettings, .proxies, .services,
                .cluster, .nodeStates, .managerAlerts, .license, .statistics, .certificates,
                .policy, .check, .modules, .availability, .logs:
                []
            }
        return Set(words).sorted()
    }
}

extension Database {
    fileprivate var unrecognisedWords: [String] {
        [
            status?.unrecognisedWord, backupStatus?.unrecognisedWord,
            importStatus?.unrecognisedWord, exportStatus?.unrecognisedWord,
            replicaSync?.unrecognisedWord, activeSync?.unrecognisedWord,
        ].compactMap { $0 }
            + (replicaSources + activeSources).compactMap { $0.status?.unrecognisedWord }
    }
}

extension ActiveActiveHealth.Member {
    fileprivate var unrecognisedWords: [String] {
        let links = connections.flatMap(\.links).compactMap { $0.status?.unrecognisedWord }
        return [configurationStatus?.unrecognisedWord].compactMap(\.self) + links
    }
}

extension HealthReport {
    fileprivate var unrecognisedWords: [String] {
        [status?.unrecognisedWord].compactMap(\.self)
            + nodes.compactMap { $0.status?.unrecognisedWord }
            + databases.flatMap {
                [$0.status?.unrecognisedWord, $0.availability?.unrecognisedWord]
            }
            .compactMap(\.self)
    }
}

extension Status {
    fileprivate var unrecognisedWord: String? {
        switch self {
        case .known: nil
        case .unrecognised(let word): word
        }
    }
}
