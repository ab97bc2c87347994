import Alerting
import Model
import Storage
import TestSupport
import Testing
import Watching

/// What is committed is there after the file was opened again, and nothing else is.
@Suite struct StateDatabaseTests {
    private let folder: TemporaryDirectory
    private var path: String { folder.file("state.sqlite") }

    init() throws {
        folder = try TemporaryDirectory()
    }

    private static let time = Timestamp(milliseconds: 1_790_000_000_123)

    private static func alert(_ number: Int, _ phase: KeptAlert.Phase) -> KeptAlert {
        var alert = KeptAlert(
            AlertKey(.nodeDown, .node(UID(Int64(number)))),
            phase,
            since: time,
            evidence: Evidence(name: "n'\"\u{0}é", old: nil, new: "down", detail: "")
        )
        alert.told = phase == .pending ? nil : time + .seconds(20)
        alert.clearingSince = phase == .clearing ? time + .seconds(30) : nil
        return alert
    }

    /// Objects with every word, with none, and the mark of a list.
    private static var census: Census {
        var whole = KnownObject()
        whole.name = "n'\"\u{0}é"
        whole.status = "active"
        whole.detail = "ok"
        whole.version = "7.4"
        whole.role = "master"
        whole.maintenance = "off"
        return Census([
            .database(UID(5)): whole, .node(UID(1)): KnownObject(), .cluster: KnownObject(),
            .resource("databases"): KnownObject(),
        ])
    }

    private static let log = LogMemory(
        newest: 1_790_000_000,
        floor: nil,
        seen: [
            LogMemory.Record(second: 1_789_999_999, digest: -7): 2,
            LogMemory.Record(second: 1_790_000_000, digest: .max): 1,
        ]
    )

    private static func entry(_ id: String) -> JournalEntry {
        var machine = AlertMachine()
        var rules = AlertSettings()
        rules[.nodeDown].hold = .zero
        let evidence = Evidence(old: "active", new: "down")
        let transitions = machine.observe(
            [Observation(AlertKey(.nodeDown, .node(UID(2))), .failing(evidence))],
            rules: rules,
            at: Moment(monotonic: .zero, wall: time)
        )
        return .alert(AlertEntry(cluster: "prod", transition: transitions[0], id: id))
    }

    private func reopened(_ database: StateDatabase) async throws -> StateDatabase {
        await database.close()
        return try StateDatabase.open(path)
    }

    @Test func everyPhaseAndFieldComesBack() async throws {
        let state = KeptState(
            alerts: [
                Self.alert(1, .pending), Self.alert(2, .firing), Self.alert(10, .clearing),
            ],
            failedLogins: [
                KeptFailure(known: Self.time, isSeen: true),
                KeptFailure(known: Self.time + .seconds(1), isSeen: false),
            ],
            nodeAddresses: ["10.0.0.1", "n2.example"],
            census: Self.census,
            log: Self.log,
            gaps: [
                KeptGap(.shard, from: Self.time, to: Self.time + .seconds(60)),
                KeptGap(.peer, beside: UID(5), from: Self.time, to: Self.time + .seconds(90)),
            ]
        )
        var database = try StateDatabase.open(path)
        #expect(try await database.restore("prod") == KeptState())
        try await database.commit(state, telling: [], of: "prod")
        try await database.commit(KeptState(), telling: [], of: "other")
        database = try await reopened(database)
        #expect(try await database.restore("prod") == state)
        #expect(try await database.clusters() == ["prod"])
        try await database.commit(KeptState(), telling: [], of: "prod")
        #expect(try await database.restore("prod") == KeptState())
        await database.close()
    }

    /// What is told is read beside the program that writes, by number and by time.
    @Test func theHistoryIsReadBesideTheWriter() async throws {
        let database = try StateDatabase.open(path)
        for id in ["a", "b", "c"] {
            try await database.commit(KeptState(), telling: [Self.entry(id)], of: "prod")
        }
        try await database.markWritten("b")
        let archive = SampleArchive(path: path)
        let all = try await archive.read { reader throws(StorageError) in
            try reader.entries(after: 0, since: Self.time, limit: 10)
        }
        #expect(all.map(\.id) == ["a", "b", "c"])
        #expect(all.map(\.fields.isEmpty) == [false, false, false])
        let (next, late, newest) = try await archive.read { reader throws(StorageError) in
            (
                try reader.entries(after: all[0].number, since: Self.time, limit: 1),
                try reader.entries(after: 0, since: Self.time + .milliseconds(1), limit: 10),
                try reader.newestEntries(since: Self.time, limit: 2)
            )
        }
        #expect(next.map(\.id) == ["b"])
        #expect(late.isEmpty)
        #expect(newest.map(\.id) == ["b", "c"])
        await archive.close()
        await database.close()
    }

    /// Events drive out no alerts, and what still waits is never forgotten.
    @Test func theHistoryHasABoundForAlertsAndForEvents() async throws {
        let database = try StateDatabase.open(path)
        let event = ClusterEvent(.statusChanged, .cluster, at: Self.time, Evidence(new: "x"))
        let events = (0...StateDatabase.historyMax).map { number in
            JournalEntry.event(EventEntry(cluster: "prod", event: event, id: "e\(number)"))
        }
        try await database.commit(KeptState(), telling: [Self.entry("a")], of: "prod")
        try await database.markWritten("a")
        try await database.commit(KeptState(), telling: events, of: "prod")
        for id in ["e0", "e1"] { try await database.markWritten(id) }
        try await database.commit(KeptState(), telling: [Self.entry("b")], of: "prod")
        let archive = SampleArchive(path: path)
        let kept = try await archive.read { reader throws(StorageError) in
            try reader.entries(after: 0, since: Self.time, limit: .max).map(\.id)
        }
        #expect(kept.count == StateDatabase.historyMax + 2)
        #expect(kept.first == "a" && kept[1] == "e1" && kept.last == "b")
        await archive.close()
        await database.close()
    }

    /// What changes from commit to commit is written, and what is below the floor goes.
    @Test func theMemoryOfALogFollowsItsFloor() async throws {
        var database = try StateDatabase.open(path)
        var state = KeptState(log: Self.log)
        try await database.commit(state, telling: [], of: "prod")
        state.log?.floor = 1_790_000_000
        state.log?.seen = [LogMemory.Record(second: 1_790_000_000, digest: .max): 3]
        try await database.commit(state, telling: [], of: "prod")
        database = try await reopened(database)
        #expect(try await database.restore("prod") == state)
        state.log = nil
        try await database.commit(state, telling: [], of: "prod")
        database = try await reopened(database)
        #expect(try await database.restore("prod") == KeptState())
        await database.close()
    }

    @Test func entriesWaitInOrderUntilTheyAreWritten() async throws {
        var database = try StateDatabase.open(path)
        try await database.commit(
            KeptState(),
            telling: ["c", "a"].map(Self.entry),
            of: "prod"
        )
        try await database.commit(KeptState(), telling: [Self.entry("b")], of: "prod")
        database = try await reopened(database)
        let waiting = try await database.unwritten()
        #expect(waiting.map(\.id) == ["c", "a", "b"])
        let entry = Self.entry("c")
        #expect(waiting[0].message == entry.message)
        #expect(waiting[0].priority == entry.priority)
        #expect(waiting[0].at == Self.time)
        #expect(waiting[0].fields.map(\.name) == entry.fields.map(\.name))
        #expect(waiting[0].fields.map(\.value) == entry.fields.map(\.value))
        try await database.markWritten("a")
        try await database.markWritten("unknown")
        database = try await reopened(database)
        #expect(try await database.unwritten().map(\.id) == ["c", "b"])
        await database.close()
    }

    /// An entry that cannot be added takes the state of its commit with it.
    @Test func aCommitIsWholeOrNot() async throws {
        let database = try StateDatabase.open(path)
        let before = KeptState(alerts: [Self.alert(1, .firing)])
        try await database.commit(before, telling: [Self.entry("a")], of: "prod")
        await #expect(throws: StateKeepingError.self) {
            try await database.commit(
                KeptState(alerts: [Self.alert(2, .firing)]),
                telling: [Self.entry("b"), Self.entry("a")],
                of: "prod"
            )
        }
        #expect(try await database.restore("prod") == before)
        #expect(try await database.unwritten().map(\.id) == ["a"])
        await database.close()
    }

    @Test func aClosedDatabaseSaysSo() async throws {
        let database = try StateDatabase.open(path)
        await database.close()
        await #expect(throws: StateKeepingError("\(path) is closed")) {
            try await database.restore("prod")
        }
    }

    @Test func aFolderThatDoesNotExistIsSaid() throws {
        let path = folder.file("missing/state.sqlite")
        let error = #expect(throws: StorageError.self) { try StateDatabase.open(path) }
        #expect(error?.description == "cannot open \(path): unable to open database file")
    }

    @Test func aFileOfANewerVersionIsLeftAlone() async throws {
        await (try StateDatabase.open(path)).close()
        let python =
            "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); "
            + "c.execute('PRAGMA user_version = 99'); c.commit()"
        let result = try await ChildProcess.run(
            "python3",
            ["-c", python, path],
            within: .seconds(20)
        )
        try #require(result.status == .code(0), "\(result.standardError)")
        let error = #expect(throws: StorageError.self) {
            try StateDatabase.open(path, settingAsideAs: "1")
        }
        guard case .tooNew(path, version: 99, known: 1..<99)? = error else {
            Issue.record("\(error.debugDescription)")
            return
        }
    }

    @Test(arguments: [[UInt8](repeating: 65, count: 4_096), Array("SQLite format 3\u{0}".utf8)])
    func aDamagedFileIsSetAside(_ content: [UInt8]) async throws {
        try Files.write(content, to: path)
        let opened = try StateDatabase.open(path, settingAsideAs: "7")
        let aside = try #require(opened.setAside)
        #expect(aside.path == "\(path).damaged-7")
        #expect(try Files.bytes(aside.path) == content)
        try await opened.database.commit(
            KeptState(alerts: [Self.alert(1, .firing)]),
            telling: [],
            of: "prod"
        )
        let database = try await reopened(opened.database)
        #expect(try await database.restore("prod").alerts.count == 1)
        await database.close()
    }

    /// A page in the middle that is overwritten is found when the file is opened.
    @Test func aTornPageIsFound() async throws {
        var database = try StateDatabase.open(path)
        for number in 1...200 {
            try await database.commit(
                KeptState(alerts: [Self.alert(number, .firing)]),
                telling: [Self.entry("\(number)")],
                of: "cluster \(number)"
            )
        }
        database = try await reopened(database)
        await database.close()
        var bytes = try Files.bytes(path)
        for index in 8_192..<12_288 { bytes[index] = 0xAA }
        try Files.write(bytes, to: path)
        #expect(try StateDatabase.open(path, settingAsideAs: "8").setAside != nil)
    }
}
