import Logging
import Systemd
import Testing

/// What a real journald makes of our records, read back with `journalctl`.
@Suite(.enabled(if: JournalLab.current == .running, "runs inside scripts/journald-lab.sh"))
struct JournalRoundTrip {
    @Test func everyFieldComesBack() async throws {
        let fields = [
            JournalField("REWATCHD_ID", "alert-1"),
            JournalField("REWATCHD_CLUSTER", "prod-eu"),
            JournalField("REWATCHD_ALERT", "node_down"),
            JournalField("REWATCHD_STATE", "firing"),
            JournalField("REWATCHD_NAME", "first line\nREWATCHD_STATE=forged\n\nlast line"),
            JournalField("REWATCHD_OLD", #"a "quoted" = b \ c"#),
            JournalField("REWATCHD_NEW", ""),
            JournalField("REWATCHD_SUBJECT", "Köln 🙂\u{1B}[31m"),
            JournalField("CODE_FILE", "Module/File.swift"),
        ]
        let record = LogRecord(
            message: "node 2 is down",
            priority: .critical,
            messageID: "7d1c5f0ea5c94be0a6f1d6a7c0ffee01",
            fields: fields
        )
        try JournalWriter().write(record)
        let entry = try #require(try await JournalEntry.matching("REWATCHD_ID=alert-1").first)
        for field in record.fields {
            #expect(entry[field.name] == [field.value])
        }
        #expect(JournalReader.has(JournalField("REWATCHD_ID", "alert-1")))
        #expect(!JournalReader.has(JournalField("REWATCHD_ID", "alert-2")))
        #expect(entry["PRIORITY"] == ["2"])
        #expect(entry["SYSLOG_IDENTIFIER"] == ["rewatchd"])
        #expect(entry["_TRANSPORT"] == ["journal"])
        // Ours alone: the C macro would have added the place of its own call.
        #expect(entry["CODE_LINE"] == [])
        let found = try await JournalEntry.matching("MESSAGE_ID=7d1c5f0ea5c94be0a6f1d6a7c0ffee01")
        #expect(found.count == 1)
    }

    @Test func ownIdentifierIsKeptAndNotDoubled() async throws {
        let record = LogRecord(
            message: "m",
            priority: .info,
            fields: [
                JournalField("SYSLOG_IDENTIFIER", "other"), JournalField("REWATCHD_ID", "named"),
            ]
        )
        try JournalWriter().write(record)
        let entry = try #require(try await JournalEntry.matching("REWATCHD_ID=named").first)
        #expect(entry["SYSLOG_IDENTIFIER"] == ["other"])
    }

    @Test func valueAboveTheDatagramLimitComesBack() async throws {
        let value = String(repeating: "0123456789abcdef", count: 1 << 16)
        try JournalWriter().write(
            LogRecord(
                message: "large",
                priority: .info,
                fields: [
                    JournalField("REWATCHD_ID", "large"), JournalField("REWATCHD_VALUE", value),
                ]
            )
        )
        let entry = try #require(try await JournalEntry.matching("REWATCHD_ID=large").first)
        #expect(entry["REWATCHD_VALUE"].map(\.utf8.count) == [1 << 20])
        #expect(entry["REWATCHD_VALUE"] == [value])
    }

    @Test func repeatedNameKeepsAllValues() async throws {
        var record = LogRecord(message: "m", priority: .info)
        record.append("REWATCHD_ID", "repeated")
        record.append("REWATCHD_NODE", "1")
        record.append("REWATCHD_NODE", "2")
        try JournalWriter().write(record)
        let entry = try #require(try await JournalEntry.matching("REWATCHD_ID=repeated").first)
        #expect(Set(entry["REWATCHD_NODE"]) == ["1", "2"])
    }

    @Test func longestNameIsAccepted() async throws {
        let name = JournalField.sanitizedName(String(repeating: "n", count: 200))
        var record = LogRecord(message: "m", priority: .info)
        record.append("REWATCHD_ID", "long-name")
        record.append(name, "kept")
        try JournalWriter().write(record)
        let entry = try #require(try await JournalEntry.matching("REWATCHD_ID=long-name").first)
        #expect(entry[name] == ["kept"])
    }

    @Test func logCallsHaveRealPriorities() async throws {
        let failures = WriteFailures()
        let handler = RecordLogHandler(
            label: "lab",
            writer: try JournalWriter(),
            failures: failures,
            level: .trace
        )
        let logger = Logger(label: "lab") { _ in handler }
        for level in Logger.Level.allCases {
            logger.log(level: level, "at \(level)", metadata: ["id": "levels"])
        }
        let entries = try await JournalEntry.matching("REWATCHD_ID=levels")
        #expect(entries.flatMap { $0["PRIORITY"] } == ["7", "7", "6", "5", "4", "3", "2"])
        #expect(entries.flatMap { $0["MESSAGE"] } == Logger.Level.allCases.map { "at \($0)" })
        #expect(entries.allSatisfy { $0["CODE_FILE"] == ["SystemdTests/JournalRoundTrip.swift"] })
        #expect(entries.allSatisfy { $0["REWATCHD_LOGGER"] == ["lab"] })
        #expect(failures.count == 0)
    }
}
