// What outlives the program, in one SQLite file: alerts, known objects, how far logs are told, failed
// logins, and the journal entries as an outbox. The rule is that an entry is committed together with
// the state that it follows from, then written to the journal, then marked as written. Wherever the
// program ends, either the state and its entries are there or neither, and what is there but not
// marked is written after the next start. So nothing is lost; and an entry is written twice only
// when the program ended between the writing and the mark, which the start finds out from the
// journal where it may be read.
//
// Operations: open, once; commit, one transaction a cycle, only when something has changed; marks,
// one small transaction each. All of them run one after another on a thread of their own, since a
// slow disk must stop neither polling nor scraping. The file is in WAL mode with
// synchronous=NORMAL: a crash of the program loses nothing, a power cut at most the last commits.
//
// The samples of a cycle are a transaction of their own, in tables of their own (`SampleTable`).
//
// Left out: any reading while another version of the program writes.

package import Alerting
import Model
import NIOPosix
import Synchronization
package import Watching

/// The durable state of all clusters, in one file.
package final class StateDatabase: Sendable {
    /// How many entries are kept as history after they were written, of alerts and of events each.
    package static let historyMax = 10_000
    /// How long they are kept.
    package static let historyAge = Duration.seconds(30 * 86_400)

    private let thread: NIOThreadPool
    private let file: DatabaseFile
    /// What was last committed of each cluster, so that a commit writes only what has changed.
    private let committed = Mutex<[String: KeptState]>([:])
    /// What the writing of samples remembers; used on the thread only.
    let samples = Mutex(SampleTable())
    let limits: SampleLimits

    private init(file: DatabaseFile, limits: SampleLimits) {
        self.file = file
        self.limits = limits
        thread = NIOThreadPool(numberOfThreads: 1)
        thread.start()
    }

    /// Opens or creates the file.
    package static func open(
        _ path: String,
        synchronous: Synchronous = .normal,
        limits: SampleLimits = SampleLimits()
    ) throws(StorageError) -> StateDatabase {
        let file = DatabaseFile(path: path, synchronous: synchronous)
        _ = try file.connection()
        return StateDatabase(file: file, limits: limits)
    }

    /// A database whose file cannot be used now; each use tries to open it.
    package static func waiting(
        for path: String,
        synchronous: Synchronous = .normal,
        limits: SampleLimits = SampleLimits()
    ) -> StateDatabase {
        let file = DatabaseFile(path: path, synchronous: synchronous)
        return StateDatabase(file: file, limits: limits)
    }

    /// Ends the thread and closes the file; what was begun is finished.
    package func close() async {
        try? await thread.shutdownGracefully()
        file.close()
    }

    /// The entries that are not known to be written, in order.
    package func unwritten() async throws(StorageError) -> [KeptEntry] {
        try await perform { connection throws(StorageError) in
            try EntryTable(connection).unwritten()
        }
    }

    /// Marks an entry as written, soon; where that fails it is written once more after a start.
    package func noteWritten(_ id: String) {
        let file = file
        thread.submit { state in
            guard case .active = state else { return }
            try? EntryTable(file.connection()).markWritten(id)
        }
    }

    /// Marks an entry as written.
    package func markWritten(_ id: String) async throws(StorageError) {
        try await perform { connection throws(StorageError) in
            try connection.transaction { () throws(StorageError) in
                try EntryTable(connection).markWritten(id)
            }
        }
    }

    /// Does something with the connection on the thread.
    func perform<Value: Sendable>(
        _ work: @escaping @Sendable (SQLiteConnection) throws(StorageError) -> Value
    ) async throws(StorageError) -> Value {
        let file = file
        let outcome: Result<Value, StorageError>
        do {
            outcome = try await thread.runIfActive {
                do throws(StorageError) {
                    return .success(try work(try file.connection()))
                } catch {
                    return .failure(error)
                }
            }
        } catch {
            throw .closed(path: file.path)
        }
        return try outcome.get()
    }
}

extension StateDatabase: StateKeeper {
    /// Reads what was last committed for a cluster.
    package func restore(_ cluster: String) async throws(StateKeepingError) -> KeptState {
        try await keeping { connection throws(StorageError) in
            try Self.state(of: cluster, connection)
        }
    }

    private static func state(
        of cluster: String,
        _ connection: SQLiteConnection
    ) throws(StorageError) -> KeptState {
        KeptState(
            alerts: try AlertTable(connection).alerts(of: cluster),
            failedLogins: try LoginTable(connection).failures(of: cluster),
            nodeAddresses: try AddressTable(connection).addresses(of: cluster),
            census: try KnownTable(connection).census(of: cluster),
            log: try LogTable(connection).memory(of: cluster),
            gaps: try GapTable(connection).gaps(of: cluster)
        )
    }

    /// Writes state and entries in one transaction.
    package func commit(
        _ state: KeptState,
        telling entries: [JournalEntry],
        of cluster: String
    ) async throws(StateKeepingError) {
        try await keeping { [self] connection throws(StorageError) in
            // Taken out first: after a commit that failed, what is there is read again.
            let last = committed.withLock { $0.removeValue(forKey: cluster) }
            let before =
                if let last { last } else { try Self.state(of: cluster, connection) }
            try connection.transaction { () throws(StorageError) in
                try Self.write(state, over: before, of: cluster, connection)
                for entry in entries { try EntryTable(connection).insert(entry) }
                if let newest = entries.last { try EntryTable(connection).trim(at: newest.at) }
            }
            committed.withLock { $0[cluster] = state }
        }
    }

    private static func write(
        _ state: KeptState,
        over before: KeptState,
        of cluster: String,
        _ connection: SQLiteConnection
    ) throws(StorageError) {
        if state.alerts != before.alerts {
            try AlertTable(connection).replace(state.alerts, of: cluster)
        }
        if state.failedLogins != before.failedLogins {
            try LoginTable(connection).replace(state.failedLogins, of: cluster)
        }
        if state.nodeAddresses != before.nodeAddresses {
            try AddressTable(connection).replace(state.nodeAddresses, of: cluster)
        }
        if state.gaps != before.gaps {
            try GapTable(connection).replace(state.gaps, of: cluster)
        }
        try KnownTable(connection).write(state.census, over: before.census, of: cluster)
        try LogTable(connection).write(state.log, over: before.log, of: cluster)
    }

    /// Lists the clusters that have an alert or a known object.
    package func clusters() async throws(StateKeepingError) -> [String] {
        try await keeping { connection throws(StorageError) in
            try connection.rows(
                "SELECT cluster FROM alert UNION SELECT cluster FROM known ORDER BY cluster"
            )
            .compactMap { $0[0].text }
        }
    }

    /// Does something with the connection on the thread, for the ports.
    func keeping<Value: Sendable>(
        _ work: @escaping @Sendable (SQLiteConnection) throws(StorageError) -> Value
    ) async throws(StateKeepingError) -> Value {
        do throws(StorageError) {
            return try await perform(work)
        } catch {
            throw StateKeepingError(error.description)
        }
    }
}
