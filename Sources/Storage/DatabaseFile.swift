import Synchronization

/// The file with its connection, which is opened at the first use and again after it failed to.
final class DatabaseFile: Sendable {
    let path: String
    private let synchronous: Synchronous
    private let opened = Mutex<SQLiteConnection?>(nil)
    private let isClosed = Mutex(false)

    init(path: String, synchronous: Synchronous) {
        self.path = path
        self.synchronous = synchronous
    }

    /// The connection; opens or creates the file when there is none.
    ///
    /// What a program that has ended left unsealed is sealed first: from then on the tail is ours.
    func connection() throws(StorageError) -> SQLiteConnection {
        guard !isClosed.withLock({ $0 }) else { throw .closed(path: path) }
        return try opened.withLock { opened throws(StorageError) in
            if let opened { return opened }
            let connection = try SQLiteConnection(path: path)
            do throws(StorageError) {
                try Schema.prepare(connection, synchronous: synchronous)
                try connection.transaction { () throws(StorageError) in
                    try TailSealing(connection).run()
                    try connection.rows(
                        """
                        DELETE FROM object WHERE NOT EXISTS
                        (SELECT 1 FROM chunk WHERE chunk.object = object.number)
                        """
                    )
                    // Its number may be given to another object.
                    try connection.rows(
                        """
                        DELETE FROM position
                        WHERE object != 0 AND object NOT IN (SELECT number FROM object)
                        """
                    )
                }
            } catch {
                connection.close()
                throw error
            }
            opened = connection
            return connection
        }
    }

    /// Closes the file for good.
    func close() {
        isClosed.withLock { $0 = true }
        opened.withLock { $0?.close() }
    }
}
