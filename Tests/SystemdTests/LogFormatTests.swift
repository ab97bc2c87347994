import Systemd
import Testing

@Suite struct LogFormatTests {
    @Test(arguments: [
        ([:], LogFormat.logfmt),
        (["JOURNAL_STREAM": ""], .logfmt),
        (["JOURNAL_STREAM": "9:12345"], .journal),
        (["INVOCATION_ID": "x"], .logfmt),
    ])
    func followsTheSurroundings(environment: [String: String], expected: LogFormat) {
        #expect(LogFormat.detect(environment: environment) == expected)
    }

    @Test(arguments: [
        ("journal", LogFormat.journal), ("logfmt", .logfmt), ("json", .json), ("text", nil),
        ("JSON", nil), ("", nil),
    ])
    func readsItsName(name: String, expected: LogFormat?) {
        #expect(LogFormat(rawValue: name) == expected)
    }

    @Test(arguments: [
        (LogFormat.logfmt, "timestamp="), (.json, #"{"TIMESTAMP":"20"#),
    ])
    func makesTheWriterOfTheFormat(format: LogFormat, start: String) throws {
        let pipe = try Pipe()
        try format.makeWriter(descriptor: pipe.writeEnd).write(
            LogRecord(message: "m", priority: .info)
        )
        #expect(try pipe.readAvailable().hasPrefix(start))
    }
}
