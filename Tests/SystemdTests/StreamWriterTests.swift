import Glibc
import Systemd
import TestSupport
import Testing

@Suite struct StreamWriterTests {
    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00.000Z"),
        (1, "1970-01-01T00:00:00.001Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (86_399_999, "1970-01-01T23:59:59.999Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (951_868_800_000, "2000-03-01T00:00:00.000Z"),
        (1_709_164_800_000, "2024-02-29T00:00:00.000Z"),
        (1_735_689_599_050, "2024-12-31T23:59:59.050Z"),
        (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        (-2_208_988_800_000, "1900-01-01T00:00:00.000Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ])
    func stampsItsLines(milliseconds: Int64, expected: String) throws {
        let pipe = try Pipe()
        let writer = StreamWriter(
            descriptor: pipe.writeEnd,
            encoding: LogfmtEncoder(),
            now: { milliseconds }
        )
        try writer.write(LogRecord(message: "m", priority: .info))
        #expect(try pipe.readAvailable() == "timestamp=\(expected) priority=6 message=m\n")
    }

    @Test func linesOfManyTasksStayWhole() async throws {
        let pipe = try Pipe()
        let writer = StreamWriter(
            descriptor: pipe.writeEnd,
            encoding: LogfmtEncoder(),
            stallMillisecondsMax: 600_000,
            now: { 0 }
        )
        // Four times what the pipe holds at once, so that writers wait for the reader.
        let text = String(repeating: "x", count: 1_000)
        async let writing: Void = onOwnThread {
            for number in 0..<16 {
                try writer.write(LogRecord(message: "\(number)\(text)", priority: .info))
            }
        }
        async let writingToo: Void = onOwnThread {
            for number in 16..<32 {
                try writer.write(LogRecord(message: "\(number)\(text)", priority: .info))
            }
        }
        let lines = try await pipe.readLines(32)
        _ = try await (writing, writingToo)
        let stamp = "timestamp=1970-01-01T00:00:00.000Z priority=6 message="
        #expect(Set(lines) == Set((0..<32).map { "\(stamp)\($0)\(text)" }))
        #expect(lines.count == 32)
    }

    @Test func lineLongerThanThePipeArrivesWhole() async throws {
        let pipe = try Pipe()
        let writer = StreamWriter(
            descriptor: pipe.writeEnd,
            encoding: LogfmtEncoder(),
            stallMillisecondsMax: 600_000,
            now: { 0 }
        )
        let text = String(repeating: "y", count: 10 * Pipe.capacity)
        async let writing: Void = onOwnThread {
            try writer.write(LogRecord(message: text, priority: .info))
        }
        let lines = try await pipe.readLines(1)
        try await writing
        #expect(lines.map { $0.hasSuffix("message=\(text)") } == [true])
    }

    @Test func stalledReaderCostsTheLineAndNotTheNext() throws {
        let pipe = try Pipe()
        let writer = StreamWriter(
            descriptor: pipe.writeEnd,
            encoding: LogfmtEncoder(),
            stallMillisecondsMax: 1,
            now: { 0 }
        )
        let tooLong = LogRecord(
            message: String(repeating: "z", count: 2 * Pipe.capacity),
            priority: .info
        )
        let lost = JournalError.lineNotWritten(descriptor: pipe.writeEnd, code: EAGAIN)
        #expect(throws: lost) { try writer.write(tooLong) }
        // The pipe is full: nothing of this one goes out, and the tear is still the first line's.
        #expect(throws: lost) { try writer.write(LogRecord(message: "n", priority: .info)) }
        let half = try pipe.readAvailable()
        #expect(half.utf8.count == Pipe.capacity && half.hasSuffix("z"))
        try writer.write(LogRecord(message: "after", priority: .info))
        try writer.write(LogRecord(message: "again", priority: .info))
        let stamp = "timestamp=1970-01-01T00:00:00.000Z priority=6 message="
        #expect(try pipe.readAvailable() == "\n\(stamp)after\n\(stamp)again\n")
    }

    @Test func missingReaderIsAnError() async {
        await #expect(processExitsWith: .success) { try writeWithoutReader() }
    }
}

/// In a process of its own, since it changes how the process takes SIGPIPE.
private func writeWithoutReader() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [-1, -1]
    let made = unsafe pipe(&ends)
    try #require(made == 0)
    close(ends[0])
    let writer = StreamWriter(descriptor: ends[1], encoding: JSONLineEncoder())
    #expect(throws: JournalError.lineNotWritten(descriptor: ends[1], code: EPIPE)) {
        try writer.write(LogRecord(message: "m", priority: .info))
    }
}
