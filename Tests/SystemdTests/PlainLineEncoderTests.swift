import Systemd
import Testing

/// Entries as people read them.
@Suite struct PlainLineEncoderTests {
    private func line(_ record: LogRecord) -> String {
        var bytes: [UInt8] = []
        PlainLineEncoder().encode(record, timestamp: "T", into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        arguments: [
            ("firing", "c: node 2 is down", "T  firing    c: node 2 is down\n"),
            ("resolved", "x", "T  resolved  x\n"), ("event", "x", "T  event     x\n"),
            ("a very long state", "x", "T  a very long state x\n"), (nil, "x", "T            x\n"),
            // A name must neither forge a line nor steer a terminal.
            ("event", "a\nb\u{1B}[2Jc\u{9B}d", "T  event     a b [2Jc d\n"),
        ] as [(String?, String, String)]
    )
    func anEntryIsOneLine(_ state: String?, _ message: String, _ expected: String) {
        let fields = state.map { [JournalField("REWATCHD_STATE", $0)] } ?? []
        #expect(line(LogRecord(message: message, priority: .info, fields: fields)) == expected)
    }
}
