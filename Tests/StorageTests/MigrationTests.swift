import Alerting
import Model
import Storage
import TestSupport
import Testing
import Watching

/// A file of an older version is taken over with everything in it.
@Suite struct MigrationTests {
    private let folder: TemporaryDirectory
    private var path: String { folder.file("state.sqlite") }

    init() throws {
        folder = try TemporaryDirectory()
    }

    /// What version 1 wrote: an alert, an entry that is written, and one that waits.
    private static let version1 = """
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
        INSERT INTO alert VALUES ('prod', 'node_down', 'node:2', 'firing', 1000, 2000, NULL,
            NULL, 'active', 'down', NULL);
        INSERT INTO entry VALUES (1, 'a', 1500, 'written', 2, 1), (2, 'b', 2000, 'waits', 5, 0);
        INSERT INTO field VALUES (2, 0, 'REWATCHD_STATE', 'firing');
        PRAGMA user_version = 1;
        """

    @Test func aFileOfVersion1IsTakenOver() async throws {
        let python = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])"
        let result = try await ChildProcess.run(
            "python3",
            ["-c", python, path, Self.version1],
            within: .seconds(20)
        )
        try #require(result.status == .code(0), "\(result.standardError)")
        let opened = try StateDatabase.open(path, settingAsideAs: "1")
        #expect(opened.setAside == nil)
        let database = opened.database
        let state = try await database.restore("prod")
        #expect(state.alerts.map(\.key) == [AlertKey(.nodeDown, .node(UID(2)))])
        #expect(state.census == Census())
        let waiting = try await database.unwritten()
        #expect(waiting.map(\.id) == ["b"])
        #expect(waiting.first?.fields == [KeptEntry.Field("REWATCHD_STATE", "firing")])
        #expect(waiting.first?.isEvent == false)
        // And it is a file like any other from then on.
        var next = state
        next.census = Census([.node(UID(1)): KnownObject()])
        try await database.commit(next, telling: [], of: "prod")
        await database.close()
        let again = try StateDatabase.open(path)
        #expect(try await again.restore("prod") == next)
        await again.close()
    }

    /// Takes the rollups out of a file again, as version 5 had it.
    private static let backToVersion5 = """
        CREATE TABLE before (
            number INTEGER PRIMARY KEY, cluster TEXT NOT NULL, kind TEXT NOT NULL,
            uid TEXT NOT NULL, labels TEXT NOT NULL, UNIQUE (cluster, kind, uid, labels)
        ) STRICT;
        INSERT INTO before SELECT number, cluster, kind, uid, labels FROM object;
        DROP TABLE object;
        ALTER TABLE before RENAME TO object;
        DROP TABLE gap;
        PRAGMA user_version = 5;
        """

    @Test func aFileOfVersion5KeepsItsSamplesAndPositions() async throws {
        let database = try StateDatabase.open(path)
        var feed = SampleFeed()
        for _ in 0..<150 { try await feed.cycle(into: database) }
        let position = SamplePosition(
            cluster: SampleFeed.cluster,
            object: SampleFeed.object(2),
            at: 7
        )
        try await database.keep([position], of: "central")
        await database.close()
        let python = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])"
        let result = try await ChildProcess.run(
            "python3",
            ["-c", python, path, Self.backToVersion5],
            within: .seconds(20)
        )
        try #require(result.status == .code(0), "\(result.standardError)")
        let expected = (1...3).map { SampleFeed.expected($0, 0..<150) }
        // An export beside an older program reads its file as it is.
        #expect(try await SampleFeed.samples(in: path) == expected)
        let again = try StateDatabase.open(path)
        #expect(try await SampleFeed.samples(in: path) == expected)
        let kept = try await again.positions(of: "central")
        #expect(kept.map(\.object) == [position.object] && kept.map(\.at) == [7])
        await again.close()
    }
}
