import Systemd
import Testing

@Suite struct JournalFieldTests {
    @Test(arguments: [
        ("MESSAGE", true),
        ("A", true),
        ("REWATCHD_A1_", true),
        (String(repeating: "A", count: 64), true),
        (String(repeating: "A", count: 65), false),
        ("", false),
        ("_PID", false),
        ("1A", false),
        ("message", false),
        ("A-B", false),
        ("A=B", false),
        ("A B", false),
        ("Ä", false),
    ])
    func knowsJournalNames(name: String, isValid: Bool) {
        #expect(JournalField.isValidName(name) == isValid)
    }

    @Test(arguments: [
        ("cluster", "REWATCHD_CLUSTER"),
        ("http.status-code", "REWATCHD_HTTP_STATUS_CODE"),
        ("__private", "REWATCHD_PRIVATE"),
        ("2nd", "REWATCHD_2ND"),
        ("REWATCHD_ALERT", "REWATCHD_ALERT"),
        ("rewatchd_alert", "REWATCHD_ALERT"),
        ("", "REWATCHD_METADATA"),
        ("___", "REWATCHD_METADATA"),
        ("é", "REWATCHD_METADATA"),
        ("größe", "REWATCHD_GR____E"),
        (String(repeating: "x", count: 80), "REWATCHD_" + String(repeating: "X", count: 55)),
        (
            "rewatchd_" + String(repeating: "x", count: 80),
            "REWATCHD_" + String(repeating: "X", count: 55)
        ),
    ])
    func makesNamesOfAnything(key: String, name: String) {
        #expect(JournalField.sanitizedName(key) == name)
        #expect(JournalField.isValidName(JournalField.sanitizedName(key)))
    }

    @Test func malformedNameTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = JournalField("_SYSTEMD_UNIT", "forged")
        }
        await #expect(processExitsWith: .failure) {
            var record = LogRecord(message: "m", priority: .info)
            record.append("lower", "case")
        }
    }

    @Test func recordKeepsItsOrder() {
        var record = LogRecord(
            message: "m",
            priority: .critical,
            messageID: "id",
            fields: [JournalField("REWATCHD_B", "1"), JournalField("REWATCHD_A", "2")]
        )
        record.append("REWATCHD_B", "3")
        #expect(
            record.fields.map { "\($0.name)=\($0.value)" } == [
                "MESSAGE=m", "PRIORITY=2", "MESSAGE_ID=id", "REWATCHD_B=1", "REWATCHD_A=2",
                "REWATCHD_B=3",
            ]
        )
        #expect(record["REWATCHD_B"] == "1")
        #expect(record["REWATCHD_C"] == nil)
        #expect(LogRecord(message: "m", priority: .info).fields.count == 2)
    }
}
