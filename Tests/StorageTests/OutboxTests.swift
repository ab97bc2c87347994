import Alerting
import Model
import Storage
import TestSupport
import Testing
import Watching

/// An entry reaches the journal once, wherever between two steps the program was killed.
///
///     a cycle    commit ──▶ write a ──▶ mark a ──▶ write b ──▶ mark b
///     killed    0        1          2          3          4         5
///
/// At each of these points the file is copied as a killed program leaves it, and another program
/// goes on from the copy: it looks up what is not marked in the journal, writes what is not there,
/// and goes on with the cycles that are not committed.
@Suite struct OutboxTests {
    private enum Step {
        case commit(cycle: Int)
        case write(String)
        case mark(String)
    }

    private static let time = Timestamp(milliseconds: 1_790_000_000_123)
    /// The entries of each cycle; some have none.
    private static let cycles = [["a"], ["b", "c"], [], ["d", "e", "f"], ["g"]]

    private let folder: TemporaryDirectory
    private var path: String { folder.file("state.sqlite") }

    init() throws {
        folder = try TemporaryDirectory()
    }

    private static func entry(_ id: String) -> JournalEntry {
        let evidence = Evidence(old: "active", new: "pending")
        let event = ClusterEvent(.statusChanged, .database(UID(5)), at: time, evidence)
        return .event(EventEntry(cluster: "prod", event: event, id: id))
    }

    /// What a cycle leaves: its number, to be recognised by, and a census that grows.
    private static func state(_ cycle: Int) -> KeptState {
        let objects = (0...cycle).map { (Subject.node(UID(Int64($0))), KnownObject()) }
        return KeptState(
            nodeAddresses: ["\(cycle)"],
            census: Census(Dictionary(uniqueKeysWithValues: objects))
        )
    }

    private static func script(from cycle: Int) -> [Step] {
        cycles.indices.dropFirst(cycle).flatMap { index -> [Step] in
            [.commit(cycle: index)] + cycles[index].flatMap { [.write($0), .mark($0)] }
        }
    }

    private func perform(
        _ step: Step,
        on database: StateDatabase,
        _ journal: inout [String]
    ) async throws {
        switch step {
        case .commit(let cycle):
            let entries = Self.cycles[cycle].map(Self.entry)
            try await database.commit(Self.state(cycle), telling: entries, of: "prod")
        case .write(let id): journal.append(id)
        case .mark(let id): try await database.markWritten(id)
        }
    }

    /// Copies the file as a killed program leaves it, without the last bytes of the log.
    private func image(_ number: Int, without bytes: Int = 0) throws -> String {
        let copy = folder.file("image-\(number)-\(bytes).sqlite")
        try Files.write(Files.bytes(path), to: copy)
        if Files.exists(path + "-wal") {
            try Files.write(Array(Files.bytes(path + "-wal").dropLast(bytes)), to: copy + "-wal")
        }
        return copy
    }

    /// Goes on where another program ended; may be killed itself after so many steps.
    private func goOn(
        _ file: String,
        _ journal: inout [String],
        canRead: Bool,
        killedAfter limit: Int = .max
    ) async throws {
        let database = try StateDatabase.open(file)
        var left = limit
        for entry in try await database.unwritten() {
            guard !canRead || !journal.contains(entry.id) else {
                try await database.markWritten(entry.id)
                continue
            }
            for step in [Step.write(entry.id), .mark(entry.id)] where left > 0 {
                try await perform(step, on: database, &journal)
                left -= 1
            }
        }
        let last = try await database.restore("prod").nodeAddresses.first.flatMap { Int($0) }
        for step in Self.script(from: (last ?? -1) + 1) where left > 0 {
            try await perform(step, on: database, &journal)
            left -= 1
        }
        if limit == .max {
            #expect(try await database.unwritten().isEmpty)
            #expect(try await database.restore("prod") == Self.state(Self.cycles.count - 1))
        }
        await database.close()
    }

    @Test(arguments: [true, false])
    func killedBetweenAnyTwoStepsItTellsEachEntry(_ canRead: Bool) async throws {
        let database = try StateDatabase.open(path)
        var journal: [String] = []
        let all = Self.cycles.flatMap { $0 }
        let steps = Self.script(from: 0)
        for number in 0...steps.count {
            for second in [Int.max, 0, 1, 2, 3] {
                let copy = try image(number * 10 + min(second, 9))
                var after = journal
                if second < .max {
                    try await goOn(copy, &after, canRead: canRead, killedAfter: second)
                }
                try await goOn(copy, &after, canRead: canRead)
                // Where the journal cannot be read, what was not marked comes again as it was.
                let first = after.indices.filter { !after[..<$0].contains(after[$0]) }
                #expect(first.map { after[$0] } == all, "killed before step \(number)")
                let bound = canRead ? 0 : second < .max ? 2 : 1
                #expect(after.count - all.count <= bound, "\(after)")
            }
            if number < steps.count {
                try await perform(steps[number], on: database, &journal)
            }
        }
        await database.close()
    }

    /// A commit of which only a part has reached the disk is as if it had not been.
    @Test func aTornCommitIsNone() async throws {
        let database = try StateDatabase.open(path)
        var journal: [String] = []
        // Up to before the second commit, and that one.
        let steps = Array(Self.script(from: 0).prefix(4))
        for step in steps.dropLast() { try await perform(step, on: database, &journal) }
        let length = try Files.bytes(path + "-wal").count
        try await perform(steps[3], on: database, &journal)
        let torn = try Files.bytes(path + "-wal").count - length
        try #require(torn > 0)
        for bytes in stride(from: 0, through: torn, by: max(1, torn / 7)) {
            let copy = try image(0, without: bytes)
            var after = journal
            try await goOn(copy, &after, canRead: true)
            #expect(after == Self.cycles.flatMap { $0 }, "\(bytes) of \(torn) bytes are missing")
        }
        await database.close()
    }
}
