import Glibc

/// Reads the PEM file with a cluster's authorities.
///
/// It is read here and handed to libcurl as bytes, not as a path: then a missing file has the
/// system's own reason, and libcurl compares the content when it looks for an open connection.
enum AuthorityFile {
    /// A thousand times the usual size, to end the reading of a device or of the wrong file.
    static let bytesMax = 8 << 20

    /// Why the file gave nothing, as half a sentence that begins with its path.
    struct Unreadable: Error {
        let reason: String
    }

    /// Returns the content, which is not looked into.
    static func read(_ path: String) throws(Unreadable) -> [UInt8] {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0)
        guard file >= 0 else { throw failure(path, errno) }
        defer { close(file) }
        var bytes: [UInt8] = []
        while bytes.count <= bytesMax {
            var piece = [UInt8](repeating: 0, count: 16384)
            let count = unsafe Glibc.read(file, &piece, piece.count)
            if count > 0 {
                bytes += piece[..<count]
            } else if count == 0 {
                return bytes
            } else if errno != EINTR {
                throw failure(path, errno)
            }
        }
        throw Unreadable(reason: "\(path): larger than \(bytesMax) bytes")
    }

    private static func failure(_ path: String, _ code: Int32) -> Unreadable {
        Unreadable(reason: "\(path): \(ErrorNumber.text(code))")
    }
}
