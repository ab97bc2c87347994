import Glibc

/// Reads and writes the small files named on the command line.
package enum TextFile {
    /// Returns the text of a file without one line feed at its end.
    package static func line(_ path: String) throws(SimulatedClusterServerError) -> String {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure("read", path) }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe read(file, &buffer, buffer.count)
        guard count >= 0 else { throw failure("read", path) }
        let text = String(decoding: buffer[..<count], as: UTF8.self)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// Replaces the content of a file that everybody may read.
    package static func write(
        _ text: String,
        to path: String
    ) throws(SimulatedClusterServerError) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure("write", path) }
        defer { close(file) }
        let bytes = Array(text.utf8)
        guard unsafe Glibc.write(file, bytes, bytes.count) == bytes.count else {
            throw failure("write", path)
        }
    }

    private static func failure(_ attempt: String, _ path: String) -> SimulatedClusterServerError {
        .file("cannot \(attempt) \(path): \(unsafe String(cString: strerror(errno)))")
    }
}
