import CSQLite

/// One connection to a database file; used by one thread at a time.
///
/// Statements are prepared at first use and kept. Every error carries SQLite's own sentence, which
/// never holds a value that was bound.
/// Source: <https://www.sqlite.org/c3ref/intro.html>.
@safe final class SQLiteConnection: @unchecked Sendable {
    let path: String
    private var handle: OpaquePointer?
    private var statements: [String: OpaquePointer] = unsafe [:]

    /// Opens or creates the file; one that is only read must be there.
    init(path: String, onlyReading: Bool = false) throws(StorageError) {
        self.path = path
        var opened: OpaquePointer?
        let access =
            onlyReading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        let flags = access | SQLITE_OPEN_NOMUTEX
        let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
        unsafe handle = opened
        guard code == SQLITE_OK else {
            let reason = message
            close()
            throw .cannotOpen(path: path, reason: reason)
        }
        unsafe sqlite3_extended_result_codes(handle, 1)
        // Another process that looks into the file must not make a commit fail.
        unsafe sqlite3_busy_timeout(handle, 2_000)
    }

    deinit {
        close()
    }

    /// Closes the file; nothing can be done with it afterwards.
    func close() {
        while let next = unsafe statements.popFirst() { unsafe sqlite3_finalize(next.value) }
        unsafe sqlite3_close_v2(handle)
        unsafe handle = nil
    }

    private var isOpen: Bool { unsafe handle != nil }

    /// Runs statements that take and return nothing.
    func execute(_ script: String) throws(StorageError) {
        guard isOpen else { throw .closed(path: path) }
        let code = unsafe sqlite3_exec(handle, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Runs one statement and hands on each row as it comes.
    func forEachRow(
        _ sql: String,
        _ values: [SQLiteValue] = [],
        _ take: ([SQLiteValue]) throws(StorageError) -> Void
    ) throws(StorageError) {
        let statement = unsafe try prepared(sql)
        defer {
            unsafe sqlite3_reset(statement)
            unsafe sqlite3_clear_bindings(statement)
        }
        for (index, value) in values.enumerated() {
            unsafe try bind(value, at: Int32(index + 1), of: statement)
        }
        while true {
            let code = unsafe sqlite3_step(statement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw failure(code) }
            try take(unsafe row(of: statement))
        }
    }

    /// Runs one statement and returns its rows.
    @discardableResult
    func rows(
        _ sql: String,
        _ values: [SQLiteValue] = []
    ) throws(StorageError) -> [[SQLiteValue]] {
        var rows: [[SQLiteValue]] = []
        try forEachRow(sql, values) { rows.append($0) }
        return rows
    }

    /// Runs one statement for the single number that it returns.
    func number(_ sql: String, _ values: [SQLiteValue] = []) throws(StorageError) -> Int64? {
        try rows(sql, values).first?.first?.integer
    }

    /// Runs several statements as one step: all of them, or none.
    func transaction(_ body: () throws(StorageError) -> Void) throws(StorageError) {
        try execute("BEGIN IMMEDIATE")
        do throws(StorageError) {
            try body()
            try execute("COMMIT")
        } catch {
            // Some errors have rolled back already, and then this one fails without harm.
            try? execute("ROLLBACK")
            throw error
        }
    }

    private func prepared(_ sql: String) throws(StorageError) -> OpaquePointer {
        if let kept = unsafe statements[sql] { return unsafe kept }
        guard isOpen else { throw .closed(path: path) }
        var made: OpaquePointer?
        let code = unsafe sqlite3_prepare_v2(handle, sql, -1, &made, nil)
        guard code == SQLITE_OK, let made = unsafe made else { throw failure(code) }
        unsafe statements[sql] = made
        return unsafe made
    }

    private func bind(
        _ value: SQLiteValue,
        at index: Int32,
        of statement: OpaquePointer
    ) throws(StorageError) {
        let code =
            switch value {
            case .null: unsafe sqlite3_bind_null(statement, index)
            case .integer(let number): unsafe sqlite3_bind_int64(statement, index, number)
            case .text(let text):
                unsafe rewatchd_sqlite_bind_text(statement, index, text, Int32(text.utf8.count))
            case .blob(let bytes):
                // No bytes would be a null pointer, which SQLite takes for NULL; one is never given.
                unsafe rewatchd_sqlite_bind_blob(statement, index, bytes, Int32(bytes.count))
            }
        guard code == SQLITE_OK else { throw failure(code) }
    }

    private func row(of statement: OpaquePointer) -> [SQLiteValue] {
        let count = unsafe sqlite3_column_count(statement)
        return (0..<count).map { column in
            switch unsafe sqlite3_column_type(statement, column) {
            case SQLITE_INTEGER: .integer(unsafe sqlite3_column_int64(statement, column))
            case SQLITE_NULL: .null
            case SQLITE_BLOB: .blob(unsafe blob(of: statement, column))
            default: SQLiteValue(unsafe text(of: statement, column))
            }
        }
    }

    private func text(of statement: OpaquePointer, _ column: Int32) -> String? {
        guard let start = unsafe sqlite3_column_text(statement, column) else { return nil }
        let count = Int(unsafe sqlite3_column_bytes(statement, column))
        return unsafe String(
            decoding: UnsafeBufferPointer(start: start, count: count),
            as: UTF8.self
        )
    }

    private func blob(of statement: OpaquePointer, _ column: Int32) -> [UInt8] {
        guard let start = unsafe sqlite3_column_blob(statement, column) else { return [] }
        let count = Int(unsafe sqlite3_column_bytes(statement, column))
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    private func failure(_ code: Int32) -> StorageError {
        switch code & 0xff {
        case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged(path: path, reason: message)
        default: .failed(path: path, reason: message)
        }
    }

    private var message: String {
        guard isOpen, let text = unsafe sqlite3_errmsg(handle) else {
            return "out of memory"
        }
        return unsafe String(cString: text)
    }
}
