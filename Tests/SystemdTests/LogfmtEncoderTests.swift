import Systemd
import Testing

@Suite struct LogfmtEncoderTests {
    @Test(arguments: [
        ("plain", "plain"),
        ("", #""""#),
        ("two words", #""two words""#),
        ("a=b", #""a=b""#),
        (#"say "no""#, #""say \"no\"""#),
        (#"C:\tmp"#, #"C:\tmp"#),
        (#"C:\my tmp"#, #""C:\\my tmp""#),
        ("one\ntwo", #""one\ntwo""#),
        ("tab\there", #""tab\there""#),
        ("\r\n", #""\r\n""#),
        ("\u{0}", #""\u0000""#),
        ("\u{1B}[31mred", #""\u001b[31mred""#),
        ("\u{7F}", #""\u007f""#),
        ("\u{9B}31m", #""\u009b31m""#),
        ("no\u{A0}break", "\"no\u{A0}break\""),
        ("line\u{2028}end", "\"line\u{2028}end\""),
        ("Köln", "Köln"),
        ("🙂", "🙂"),
        ("node:2", "node:2"),
    ])
    func quotesWhatIsAmbiguous(value: String, expected: String) {
        let record = LogRecord(
            message: "m",
            priority: .info,
            fields: [JournalField("REWATCHD_NAME", value)]
        )
        let line = "timestamp=T priority=6 message=m rewatchd_name=\(expected)\n"
        #expect(text(record) == line)
    }

    @Test func namesAreLowerCaseAndInOrder() {
        let record = LogRecord(
            message: "node 2 is down",
            priority: .critical,
            messageID: "0123456789abcdef0123456789abcdef",
            fields: [JournalField("REWATCHD_ALERT", "node_down"), JournalField("CODE_LINE", "7")]
        )
        #expect(
            text(record) == """
                timestamp=T priority=2 message="node 2 is down" \
                message_id=0123456789abcdef0123456789abcdef rewatchd_alert=node_down code_line=7

                """
        )
    }

    @Test func appendsToWhatIsThere() {
        var bytes = Array("# ".utf8)
        let record = LogRecord(message: "m", priority: .debug)
        LogfmtEncoder().encode(record, timestamp: "T", into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "# timestamp=T priority=7 message=m\n")
    }

    private func text(_ record: LogRecord) -> String {
        var bytes: [UInt8] = []
        LogfmtEncoder().encode(record, timestamp: "T", into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
