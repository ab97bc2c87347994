import Glibc

/// A file that is read whole, with the permissions of exactly what was read.
struct SmallFile {
    var bytes: [UInt8]
    /// The permission bits of `st_mode`, taken from the open descriptor and not from the name.
    var permissions: UInt32

    /// Why a file could not be read.
    enum Failure: Error, Hashable, CustomStringConvertible {
        case system(Int32)
        case notAFile
        case tooLarge(limit: Int)

        var description: String {
            switch self {
            case .system(ENOENT): "no such file"
            case .system(EACCES): "permission denied"
            case .system(let code): Self.words(for: code)
            case .notAFile: "not a regular file"
            case .tooLarge(let limit): "larger than \(limit) bytes"
            }
        }

        private static func words(for code: Int32) -> String {
            // 128 bytes: more than twice glibc's longest message. strerror is not thread-safe.
            var words = [CChar](repeating: 0, count: 128)
            guard unsafe strerror_r(code, &words, words.count) == 0 else { return "errno \(code)" }
            let bytes = words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Reads a file of at most `limit` bytes; symbolic links are followed, as systemd's need it.
    ///
    /// A FIFO or device is refused and never waited for.
    init(path: String, limit: Int) throws(Failure) {
        guard !path.utf8.contains(0) else { throw .system(ENOENT) }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw .system(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .system(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        permissions = status.st_mode & 0o7777
        bytes = try Self.contents(of: descriptor, limit: limit)
    }

    private static func contents(of descriptor: Int32, limit: Int) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        // One byte more than allowed tells a file at the limit from a larger one.
        var buffer = [UInt8](repeating: 0, count: min(limit + 1, 1 << 16))
        while bytes.count <= limit {
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .system(errno) }
            if count == 0 { return bytes }
            bytes += buffer.prefix(count)
        }
        throw .tooLarge(limit: limit)
    }
}
