import Logging
import Systemd
import Testing

@Suite struct RecordLogHandlerTests {
    private struct Mishap: Error, CustomStringConvertible {
        let description = "it broke"
    }

    @Test(arguments: [
        (Logger.Level.trace, "7"), (.debug, "7"), (.info, "6"), (.notice, "5"), (.warning, "4"),
        (.error, "3"), (.critical, "2"),
    ])
    func levelsBecomePriorities(level: Logger.Level, priority: String) throws {
        let writer = RecordingWriter()
        logger(to: writer, level: .trace).log(level: level, "said")
        let record = try #require(writer.records.first)
        #expect(record["PRIORITY"] == priority)
        #expect(record["MESSAGE"] == "said")
    }

    @Test func metadataBecomesFieldsInTheOrderOfTheKeys() throws {
        let writer = RecordingWriter()
        var logger = logger(to: writer)
        logger[metadataKey: "cluster"] = "prod-eu"
        logger[metadataKey: "node"] = "1"
        logger.info(
            "polled",
            metadata: ["node": .stringConvertible(2), "http.status": "200", "ids": ["a", "b"]]
        )
        let fields = try #require(writer.records.first).fields.filter { $0.name.hasPrefix("REW") }
        #expect(
            fields.map { "\($0.name)=\($0.value)" } == [
                "REWATCHD_LOGGER=test", "REWATCHD_CLUSTER=prod-eu", "REWATCHD_HTTP_STATUS=200",
                #"REWATCHD_IDS=["a", "b"]"#, "REWATCHD_NODE=2",
            ]
        )
    }

    @Test func theNearerMetadataWins() throws {
        let writer = RecordingWriter()
        var handler = handler(to: writer, failures: WriteFailures())
        handler.metadata = ["a": "logger", "b": "logger", "c": "logger"]
        handler.metadataProvider = Logger.MetadataProvider { ["b": "task", "c": "task"] }
        let logger = Logger(label: "test") { _ in handler }
        logger.info("m", metadata: ["c": "call"])
        let record = try #require(writer.records.first)
        #expect(record["REWATCHD_A"] == "logger")
        #expect(record["REWATCHD_B"] == "task")
        #expect(record["REWATCHD_C"] == "call")
    }

    @Test func placeOfTheCallIsKept() throws {
        let writer = RecordingWriter()
        logger(to: writer).notice(
            "m",
            error: Mishap(),
            file: "Module/File.swift",
            function: "f()",
            line: 7
        )
        let record = try #require(writer.records.first)
        #expect(record["CODE_FILE"] == "Module/File.swift")
        #expect(record["CODE_LINE"] == "7")
        #expect(record["CODE_FUNC"] == "f()")
        #expect(record["REWATCHD_ERROR"] == "it broke")
    }

    @Test func lessUrgentIsNotLogged() {
        let writer = RecordingWriter()
        let logger = logger(to: writer, level: .notice)
        logger.info("hidden")
        logger.notice("shown")
        #expect(writer.records.map { $0["MESSAGE"] } == ["shown"])
    }

    @Test func lostRecordsAreCounted() {
        let failures = WriteFailures()
        let broken = RecordingWriter(refusing: .socketMissing(path: "/nowhere"))
        let handler = handler(to: broken, failures: failures)
        let logger = Logger(label: "test") { _ in handler }
        logger.info("one")
        logger.critical("two")
        logger.debug("not even tried")
        #expect(failures.count == 2)
    }

    private func logger(to writer: RecordingWriter, level: Logger.Level = .info) -> Logger {
        let handler = RecordLogHandler(
            label: "test",
            writer: writer,
            failures: WriteFailures(),
            level: level
        )
        return Logger(label: "test") { _ in handler }
    }

    private func handler(to writer: RecordingWriter, failures: WriteFailures) -> RecordLogHandler {
        RecordLogHandler(label: "test", writer: writer, failures: failures)
    }
}
