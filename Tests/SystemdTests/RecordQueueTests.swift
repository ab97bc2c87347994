import Synchronization
import Systemd
import Testing

@Suite struct RecordQueueTests {
    /// Far beyond what any machine needs; only a broken queue reaches it.
    private static let ample = Duration.seconds(120)

    private let failures = WriteFailures()

    @Test func orderIsKeptOverBothClasses() throws {
        let writer = try ScriptedWriter()
        let queue = RecordQueue(writer, failures: failures)
        let texts = (0..<1_000).map { "\($0)" }
        for (index, text) in texts.enumerated() {
            queue.add(record(text), as: index.isMultiple(of: 3) ? .alert : .line)
        }
        #expect(queue.close(within: Self.ample))
        #expect(messages(writer) == texts)
        #expect(failures.count == 0)
    }

    @Test func addingDoesNotWaitForABlockedWriter() async throws {
        let gate = try Pipe()
        let writer = try ScriptedWriter(gate: gate)
        let queue = RecordQueue(writer, failures: failures)
        queue.write(record("first"))
        try await writer.nextAttempts(1)
        // The writer is blocked now: were these written here, nobody could open the gate.
        for index in 0..<100 { queue.write(record("\(index)")) }
        queue.add(record("alert"), as: .alert)
        #expect(writer.written.isEmpty)
        gate.open()
        #expect(queue.close(within: Self.ample))
        #expect(messages(writer) == ["first"] + (0..<100).map(String.init) + ["alert"])
    }

    @Test(arguments: [
        // What is added while the first record is at the writer; capitals are alerts, digits events.
        ("abc", "abc", 0), ("abcd", "bcd", 1), ("AbcD", "AcD", 1), ("AbCD", "ACD", 1),
        ("ABCd", "ABC", 1), ("ABCD", "BCD", 1), ("abcDEF", "DEF", 3), ("abcDEFG", "EFG", 4),
        ("1ab2", "1b2", 1), ("12A3", "2A3", 1), ("AB1C", "ABC", 1), ("AB1a", "AB1", 1),
        ("ABC1", "ABC", 1), ("12ABC", "ABC", 2), ("1ABCD", "BCD", 2), ("1a2b3", "123", 2),
    ])
    func overflowDropsLogLinesThenEvents(added: String, kept: String, lost: UInt64) async throws {
        let gate = try Pipe()
        let writer = try ScriptedWriter(gate: gate)
        let queue = RecordQueue(writer, failures: failures, capacity: 3)
        queue.write(record("-"))
        try await writer.nextAttempts(1)
        for letter in added {
            let kind: RecordClass =
                letter.isUppercase ? .alert : letter.isNumber ? .event : .line
            queue.add(record(String(letter)), as: kind)
        }
        #expect(failures.count == lost)
        gate.open()
        #expect(queue.close(within: Self.ample))
        #expect(messages(writer) == ["-"] + kept.map(String.init))
        #expect(failures.count == lost)
    }

    @Test func aDroppedEventIsCountedAndSettledAndADroppedAlertIsNot() async throws {
        let gate = try Pipe()
        let writer = try ScriptedWriter(gate: gate)
        let settled = Mutex<[String]>([])
        let queue = RecordQueue(writer, failures: failures, capacity: 2) { record in
            settled.withLock { $0.append(record["MESSAGE"] ?? "") }
        }
        queue.write(record("-"))
        try await writer.nextAttempts(1)
        for text in ["1", "2", "3"] { queue.add(record(text), as: .event) }
        #expect(settled.withLock { $0 } == ["1"])
        for text in ["A", "B", "C"] { queue.add(record(text), as: .alert) }
        #expect(settled.withLock { $0 } == ["1", "2", "3"])
        #expect(failures.dropped == (alerts: 1, events: 3))
        gate.open()
        #expect(queue.close(within: Self.ample))
        #expect(settled.withLock { $0 } == ["1", "2", "3", "B", "C"])
        #expect(failures.count == 4)
    }

    @Test func eventsOutliveAWriterThatRefuses() async throws {
        let writer = try ScriptedWriter { $0 <= 2 }
        let queue = RecordQueue(writer, failures: failures, pause: .milliseconds(1))
        queue.add(record("1"), as: .event)
        queue.add(record("A"), as: .alert)
        try await writer.nextAttempts(4)
        #expect(queue.close(within: Self.ample))
        #expect(writer.attempts == ["1", "1", "1", "A"])
        #expect(failures.count == 0)
    }

    @Test func alertsOutliveAWriterThatRefuses() async throws {
        let writer = try ScriptedWriter { $0 <= 3 }
        let queue = RecordQueue(writer, failures: failures, pause: .milliseconds(1))
        let first = LogRecord(
            message: "A",
            priority: .critical,
            fields: [JournalField("REWATCHD_SINCE", "2025-01-02T03:04:05.678Z")]
        )
        queue.add(first, as: .alert)
        queue.write(record("b"))
        queue.add(record("C"), as: .alert)
        try await writer.nextAttempts(6)
        #expect(queue.close(within: Self.ample))
        #expect(writer.attempts == ["A", "A", "A", "A", "b", "C"])
        #expect(messages(writer) == ["A", "b", "C"])
        #expect(writer.written.first == first)
        #expect(failures.count == 0)
    }

    @Test func refusedLogLinesAreDroppedAndCounted() throws {
        let writer = try ScriptedWriter { $0 == 1 || $0 == 3 }
        let queue = RecordQueue(writer, failures: failures)
        for text in ["a", "b", "c", "d"] { queue.write(record(text)) }
        #expect(queue.close(within: Self.ample))
        #expect(messages(writer) == ["b", "d"])
        #expect(failures.count == 2)
    }

    @Test func newRecordsDoNotShortenThePauseButClosingDoes() async throws {
        let writer = try ScriptedWriter { _ in true }
        let queue = RecordQueue(writer, failures: failures, pause: .seconds(3_600))
        queue.add(record("A"), as: .alert)
        try await writer.nextAttempts(1)
        queue.add(record("B"), as: .alert)
        queue.write(record("c"))
        #expect(queue.close(within: Self.ample))
        #expect(writer.attempts == ["A", "A", "B", "c"])
        #expect(failures.count == 3)
    }

    @Test func closingWaitsNoLongerThanItsLimit() async throws {
        let gate = try Pipe()
        let writer = try ScriptedWriter(gate: gate)
        let queue = RecordQueue(writer, failures: failures)
        for text in ["a", "b", "c"] { queue.write(record(text)) }
        try await writer.nextAttempts(1)
        // Nobody opens the gate before this returns.
        #expect(!queue.close(within: .milliseconds(20)))
        #expect(failures.count == 2)
        gate.open()
        #expect(queue.close(within: Self.ample))
        #expect(messages(writer) == ["a"])
    }

    @Test func whatComesAfterTheEndIsCounted() throws {
        let writer = try ScriptedWriter()
        let queue = RecordQueue(writer, failures: failures)
        #expect(queue.close(within: Self.ample))
        queue.write(record("late"))
        queue.add(record("LATE"), as: .alert)
        #expect(queue.close(within: Self.ample))
        #expect(writer.attempts.isEmpty)
        #expect(failures.count == 2)
    }

    @Test func lettingGoOfTheQueueWritesWhatWaits() async throws {
        let writer = try ScriptedWriter()
        do {
            let queue = RecordQueue(writer, failures: failures)
            queue.write(record("a"))
            queue.add(record("B"), as: .alert)
        }
        try await writer.nextAttempts(2)
        #expect(writer.attempts == ["a", "B"])
    }

    private func record(_ message: String) -> LogRecord {
        LogRecord(message: message, priority: .info)
    }

    private func messages(_ writer: ScriptedWriter) -> [String] {
        writer.written.map { $0["MESSAGE"] ?? "" }
    }
}
