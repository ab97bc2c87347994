import Glibc
import Systemd
import Testing

/// What happens when journald is gone: libsystemd calls it a success, this program must not.
@Suite(
    .serialized,
    .enabled(if: JournalLab.current == .withoutSocket, "runs inside scripts/journald-lab.sh")
)
struct JournalAbsence {
    @Test func withoutSocketThereIsNoWriter() {
        #expect(throws: JournalError.socketMissing(path: JournalWriter.socketPath)) {
            _ = try JournalWriter()
        }
        #expect(throws: JournalError.socketMissing(path: JournalWriter.socketPath)) {
            _ = try LogFormat.journal.makeWriter()
        }
    }

    @Test func writerNoticesLossAndReturn() throws {
        // The lab only moved the socket aside; journald still listens on it.
        let hidden = "/run/systemd/journal/hidden"
        let path = JournalWriter.socketPath
        let record = LogRecord(message: "m", priority: .info)
        try #require(unsafe rename(hidden, path) == 0)
        let writer = try JournalWriter()
        try writer.write(record)
        try #require(unsafe rename(path, hidden) == 0)
        #expect(throws: JournalError.socketMissing(path: path)) { try writer.write(record) }
        let file = unsafe open(path, O_CREAT | O_WRONLY, 0o600)
        try #require(file >= 0)
        close(file)
        #expect(throws: JournalError.sendFailed(path: path, code: ECONNREFUSED)) {
            try writer.write(record)
        }
        try #require(unsafe rename(hidden, path) == 0)
        try writer.write(record)
    }
}
