import Glibc

/// A file that is read whole, with the permissions of exactly what was read.
///
/// Many of them hold secrets and are read every few seconds, so the memory that they were read into
/// is wiped before it is given back.
@safe struct SmallFile: ~Copyable {
    /// What was read, and room behind it.
    private let memory: UnsafeMutableRawBufferPointer
    private let count: Int
    /// The permission bits of `st_mode`, taken from the open descriptor and not from the name.
    let permissions: UInt32

    deinit { unsafe Self.discard(memory, used: count) }

    /// A copy of what was read.
    var bytes: [UInt8] { unsafe Array(memory.prefix(count)) }

    /// What was read, as text; nil when it is not UTF-8.
    var text: String? { unsafe String(validating: memory.prefix(count), as: UTF8.self) }

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
        let content = unsafe try Self.content(of: path, limit: limit)
        unsafe memory = unsafe content.memory
        count = unsafe content.count
        permissions = unsafe content.permissions
    }

    private static func content(
        of path: String,
        limit: Int
    ) throws(Failure) -> (memory: UnsafeMutableRawBufferPointer, count: Int, permissions: UInt32) {
        guard !path.utf8.contains(0) else { throw .system(ENOENT) }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw .system(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .system(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        // One byte more than allowed tells a file at the limit from a larger one.
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: limit + 1, alignment: 1)
        do throws(Failure) {
            let count = unsafe try read(descriptor, into: memory)
            return unsafe (memory, count, status.st_mode & 0o7777)
        } catch {
            unsafe discard(memory, used: memory.count)
            throw error
        }
    }

    private static func read(
        _ descriptor: Int32,
        into memory: UnsafeMutableRawBufferPointer
    ) throws(Failure) -> Int {
        var filled = 0
        while filled < memory.count {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: memory[filled...])
            let count = unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .system(errno) }
            if count == 0 { return filled }
            filled += count
        }
        throw .tooLarge(limit: memory.count - 1)
    }

    private static func discard(_ memory: UnsafeMutableRawBufferPointer, used: Int) {
        // Unlike memset, never left out because nobody reads the memory again.
        if let start = memory.baseAddress { unsafe explicit_bzero(start, used) }
        unsafe memory.deallocate()
    }
}
