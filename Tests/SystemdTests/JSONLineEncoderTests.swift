import FoundationEssentials
import Systemd
import TestSupport
import Testing

@Suite struct JSONLineEncoderTests {
    @Test(arguments: [
        ("plain", #""plain""#),
        ("", #""""#),
        (#"say "no""#, #""say \"no\"""#),
        (#"a\b"#, #""a\\b""#),
        ("a/b", #""a/b""#),
        ("one\ntwo\r\tx", #""one\ntwo\r\tx""#),
        ("\u{0}\u{8}\u{C}\u{1F}", #""\u0000\u0008\u000c\u001f""#),
        ("\u{7F}\u{80}\u{9F}\u{A0}", "\"\\u007f\\u0080\\u009f\u{A0}\""),
        ("Köln 🙂", #""Köln 🙂""#),
    ])
    func escapes(value: String, expected: String) {
        let line = text(LogRecord(message: value, priority: .notice))
        #expect(line == #"{"TIMESTAMP":"T","MESSAGE":\#(expected),"PRIORITY":"5"}"# + "\n")
    }

    @Test func repeatedNameBecomesArrayAtItsFirstPlace() {
        let record = LogRecord(
            message: "m",
            priority: .error,
            fields: [
                JournalField("REWATCHD_NODE", "1"), JournalField("REWATCHD_OTHER", "x"),
                JournalField("REWATCHD_NODE", "2"),
            ]
        )
        let fields = #""REWATCHD_NODE":["1","2"],"REWATCHD_OTHER":"x""#
        #expect(
            text(record) == #"{"TIMESTAMP":"T","MESSAGE":"m","PRIORITY":"3",\#(fields)}"# + "\n"
        )
    }

    @Test func everyFieldSurvivesAnIndependentParser() throws {
        var random = SplitMix64(seed: 20)
        for _ in 0..<500 {
            let value = String(String.UnicodeScalarView((0..<12).map { _ in scalar(&random) }))
            let record = LogRecord(
                message: value,
                priority: .warning,
                messageID: "00112233445566778899aabbccddeeff",
                fields: [JournalField("REWATCHD_NAME", value + value)]
            )
            let line = text(record)
            #expect(line.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 1)
            let object = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
            let expected = [
                "TIMESTAMP": "T", "MESSAGE": value, "PRIORITY": "4",
                "MESSAGE_ID": "00112233445566778899aabbccddeeff", "REWATCHD_NAME": value + value,
            ]
            #expect(object == expected)
        }
    }

    /// Mostly the awkward ones: controls, quotes, the ends of the planes.
    private func scalar(_ random: inout SplitMix64) -> Unicode.Scalar {
        let limits: [UInt32] = [0x20, 0xA0, 0x800, 0xD800, 0x110000]
        let limit = limits.randomElement(using: &random) ?? 0x20
        return Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)) ?? "\u{FFFF}"
    }

    private func text(_ record: LogRecord) -> String {
        var bytes: [UInt8] = []
        JSONLineEncoder().encode(record, timestamp: "T", into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
