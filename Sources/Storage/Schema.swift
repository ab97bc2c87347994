/// The tables, and how an older file becomes a newer one.
///
///     alert     what is not inactive or changed lately      (replaced with each commit)
///     login     failed logins that still count              (replaced with each commit)
///     address   where the nodes are                         (replaced with each commit)
///     entry     one row for each journal entry, in order    (the outbox, and the history)
///     field     the journal fields of an entry, in order
///     known     the objects as events compared them last    (changed rows with each commit)
///     log       how far a cluster's own log is forwarded    (replaced with each commit)
///     seen      records of the log that may come again      (changed rows with each commit)
///     object    whose samples are kept: a label set of one cluster, and the spans that they are
///               means over; empty for those that were read as they came
///     layout    the names of the metrics in the columns of a chunk
///     chunk     sealed samples of one object                (dropped from the oldest on)
///     tail      the rows that no chunk has yet, appended by each cycle
///     gap       holes in the samples that are being filled   (replaced with each commit)
///     position  up to when a receiver has taken the samples of an object
///
/// A tail row without bytes says that all that came before of its object is in a chunk; one that is
/// `whole` takes the place of all that came before. At the start the tail is sealed into chunks.
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
        """
        CREATE TABLE object (
            number INTEGER PRIMARY KEY, cluster TEXT NOT NULL, kind TEXT NOT NULL,
            uid TEXT NOT NULL, labels TEXT NOT NULL, UNIQUE (cluster, kind, uid, labels)
        ) STRICT;
        CREATE TABLE layout (
            number INTEGER PRIMARY KEY, metrics TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE chunk (
            number INTEGER PRIMARY KEY, object INTEGER NOT NULL, layout INTEGER NOT NULL,
            oldest INTEGER NOT NULL, newest INTEGER NOT NULL, bytes BLOB NOT NULL
        ) STRICT;
        CREATE INDEX chunk_of_object ON chunk (object, newest);
        CREATE TABLE tail (
            number INTEGER PRIMARY KEY, object INTEGER NOT NULL, layout INTEGER,
            whole INTEGER NOT NULL DEFAULT 0, bytes BLOB
        ) STRICT;
        """,
        """
        CREATE TABLE position (
            receiver TEXT NOT NULL, object INTEGER NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (receiver, object)
        ) STRICT, WITHOUT ROWID;
        """,
        // How often an alert has changed lately, so that flapping goes on over a restart.
        """
        ALTER TABLE alert ADD COLUMN changes INTEGER;
        ALTER TABLE alert ADD COLUMN first_change INTEGER;
        ALTER TABLE alert ADD COLUMN last_change INTEGER;
        """,
        // The spans that samples are means over belong to what an object is, and a constraint
        // cannot be changed in place.
        """
        CREATE TABLE object_next (
            number INTEGER PRIMARY KEY, cluster TEXT NOT NULL, kind TEXT NOT NULL,
            uid TEXT NOT NULL, labels TEXT NOT NULL, rollup TEXT NOT NULL DEFAULT '',
            UNIQUE (cluster, kind, uid, labels, rollup)
        ) STRICT;
        INSERT INTO object_next (number, cluster, kind, uid, labels)
            SELECT number, cluster, kind, uid, labels FROM object;
        DROP TABLE object;
        ALTER TABLE object_next RENAME TO object;
        """,
        """
        CREATE TABLE gap (
            cluster TEXT NOT NULL, kind TEXT NOT NULL, object TEXT,
            start INTEGER NOT NULL, end INTEGER NOT NULL
        ) STRICT;
        """,
    ]

    /// The first version whose objects have a rollup.
    static let versionWithRollups = 6

    /// The tables that are too large to be looked through at each start.
    private static let unchecked: Set<String> = ["chunk"]

    /// Prepares a connection: durable enough for a crash of the program, and a power cut costs
    /// at most the last commits but never the file.
    static func prepare(
        _ connection: SQLiteConnection,
        synchronous: Synchronous = .normal
    ) throws(StorageError) {
        try connection.execute(
            """
            PRAGMA auto_vacuum = INCREMENTAL;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = \(synchronous.rawValue);
            PRAGMA foreign_keys = ON;
            """
        )
        try check(connection)
        let found = try connection.number("PRAGMA user_version") ?? 0
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
        // A file from before the samples cannot give room back until it is written anew, once.
        if try connection.number("PRAGMA auto_vacuum") != 2 {
            try connection.execute("PRAGMA auto_vacuum = INCREMENTAL; VACUUM;")
        }
    }

    /// Looks through every table but those of the samples, whose chunks have checksums.
    private static func check(_ connection: SQLiteConnection) throws(StorageError) {
        let tables = try connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for name in tables.compactMap({ $0[0].text }) where !unchecked.contains(name) {
            let verdict = try connection.rows("PRAGMA quick_check('\(name)')").first?.first?.text
            guard verdict == "ok" else {
                throw .damaged(path: connection.path, reason: verdict ?? "it cannot be checked")
            }
        }
    }
}
