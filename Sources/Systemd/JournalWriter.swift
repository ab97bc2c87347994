// The journal edge. A record is an ordered list of NAME=value fields; this file hands one to
// journald in its native protocol, and StreamWriter prints the same record as a line where there
// is no journal.
//
// Operations: write, one call per record. Cost: one buffer with all fields one after another, one
// array of iovecs into it, one access(2), one sendmsg(2); about 20 µs. A record above the
// socket's datagram limit goes through a sealed memfd, which libsystemd arranges itself. Values
// with line feeds need no care: the native protocol sends them with their length.
//
// sd_journal_sendv blocks while journald's receive queue is full. That is wanted (an alert is not
// dropped because the machine is busy), but it means: never write while holding a lock.
//
// Left out: sd_journal_send (variadic, and its macro would report this file as CODE_FILE),
// journal namespaces other than the service's own (LogNamespace= redirects the socket, nothing to
// do here), and the fallback to standard error: whoever chose the journal is told that it is
// missing.

import CLibsystemd
import Glibc

/// Writes records to journald's native socket, whatever standard error is connected to.
package struct JournalWriter: RecordWriter {
    /// Where journald listens; libsystemd has the same path built in.
    package static let socketPath = "/run/systemd/journal/socket"

    private let identifier: JournalField

    /// Makes a writer, provided that there is a journal to write to.
    ///
    /// - Parameter identifier: The `SYSLOG_IDENTIFIER` of every record that brings none.
    /// - Throws: `socketMissing` where no journald listens.
    package init(identifier: String = "rewatchd") throws(JournalError) {
        self.identifier = JournalField("SYSLOG_IDENTIFIER", identifier)
        try Self.requireSocket()
    }

    /// Sends one record; the identifier is added unless the record has its own.
    ///
    /// The socket is looked for each time, because `sd_journal_sendv` reports success when it does
    /// not exist, and an alert that went nowhere must be counted.
    package func write(_ record: LogRecord) throws(JournalError) {
        try Self.requireSocket()
        let hasIdentifier = record[identifier.name] != nil
        let fields = hasIdentifier ? record.fields : record.fields + [identifier]
        let result = Self.send(fields)
        guard result >= 0 else {
            throw .sendFailed(path: Self.socketPath, code: -result)
        }
    }

    private static func requireSocket() throws(JournalError) {
        guard unsafe access(socketPath, F_OK) == 0 else {
            throw .socketMissing(path: socketPath)
        }
    }

    /// Answers what libsystemd answers: 0, or the negative errno value.
    private static func send(_ fields: [JournalField]) -> Int32 {
        var bytes: [UInt8] = []
        let ranges = fields.map { field in
            let start = bytes.count
            bytes.append(contentsOf: field.name.utf8)
            bytes.append(UInt8(ascii: "="))
            bytes.append(contentsOf: field.value.utf8)
            return start..<bytes.count
        }
        return unsafe bytes.withUnsafeMutableBytes { buffer in
            let vectors = unsafe ranges.map { range in
                let part = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[range])
                return unsafe iovec(iov_base: part.baseAddress, iov_len: part.count)
            }
            return unsafe sd_journal_sendv(vectors, Int32(vectors.count))
        }
    }
}
