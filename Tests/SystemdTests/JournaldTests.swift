import Testing

/// The suites below that need a real journald; each runs in a lab of its own.
@Suite(.enabled(if: JournalLab.current == nil, "this process already is inside a lab"))
struct JournaldTests {
    @Test func recordsReachARealJournal() async throws {
        try await JournalLab.running.run(suite: "JournalRoundTrip", expectingTests: 6)
    }

    @Test func missingJournalIsNoticed() async throws {
        try await JournalLab.withoutSocket.run(suite: "JournalAbsence", expectingTests: 2)
    }
}
