/// The tables, and how an older file becomes a newer one.
///
///     alert     what is not inactive, per cluster           (replaced with each commit)
///     login     failed logins that still count              (replaced with each commit)
///     address   where the nodes are                         (replaced with each commit)
///     entry     one row for each journal entry, in order    (the outbox, and the history)
///     field     the journal fields of an entry, in order
///     known     the objects as events compared them last    (changed rows with each commit)
///     log       how far a cluster's own log is forwarded    (replaced with each commit)
///     seen      records of the log that may come again      (changed rows with each commit)
///
/// `PRAGMA user_version` is the number of the last migration. All times are milliseconds since
/// 1970 in UTC.
enum Schema {
    /// The migrations in order; the first makes version 1.
    static let migrations = [
        """
        CREATE TABLE alert (
            cluster TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
            phase TEXT NOT NULL, since INTEGER NOT NULL, told INTEGER, clearing INTEGER,
            name TEXT, old TEXT, new TEXT, detail TEXT,
            PRIMARY KEY (cluster, kind, subject)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE login (
            cluster TEXT NOT NULL, known INTEGER NOT NULL, seen INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE address (
            cluster TEXT NOT NULL, address TEXT NOT NULL, PRIMARY KEY (cluster, address)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE entry (
            number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            at INTEGER NOT NULL, message TEXT NOT NULL, priority INTEGER NOT NULL,
            written INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX waiting ON entry (number) WHERE written = 0;
        CREATE TABLE field (
            entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
            place INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
            PRIMARY KEY (entry, place)
        ) STRICT, WITHOUT ROWID;
        """,
        """
        ALTER TABLE entry ADD COLUMN event INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX decided ON entry (at);
        CREATE TABLE known (
            cluster TEXT NOT NULL, subject TEXT NOT NULL,
            name TEXT, status TEXT, detail TEXT, version TEXT, role TEXT, maintenance TEXT,
            PRIMARY KEY (cluster, subject)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE log (
            cluster TEXT NOT NULL PRIMARY KEY, newest INTEGER, floor INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE seen (
            cluster TEXT NOT NULL, second INTEGER NOT NULL, digest INTEGER NOT NULL,
            count INTEGER NOT NULL, PRIMARY KEY (cluster, second, digest)
        ) STRICT, WITHOUT ROWID;
        """,
    ]

    /// Prepares a connection: durable enough for a crash of the program, and a power cut costs
    /// at most the last commits but never the file.
    static func prepare(_ connection: SQLiteConnection) throws(StorageError) {
        try connection.execute(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = NORMAL;
            PRAGMA foreign_keys = ON;
            """
        )
        let check = try connection.rows("PRAGMA quick_check(1)").first?.first?.text
        guard check == "ok" else {
            throw .damaged(path: connection.path, reason: check ?? "it cannot be checked")
        }
        let found = try connection.rows("PRAGMA user_version").first?.first?.integer ?? 0
        let version = Int(found)
        guard version <= migrations.count else {
            throw .tooNew(path: connection.path, version: version, known: migrations.count)
        }
        for number in version..<migrations.count {
            try connection.transaction { () throws(StorageError) in
                try connection.execute(migrations[number])
                try connection.execute("PRAGMA user_version = \(number + 1)")
            }
        }
    }
}
