import Glibc

/// A new folder that only this user may look into, for the answers of a probe.
struct RecordFolder {
    let path: String

    /// Makes it, or takes one that is there and empty; one with anything in it is left alone.
    init(_ path: String) throws {
        self.path = path
        if unsafe mkdir(path, 0o700) == 0 { return }
        guard errno == EEXIST, Self.isEmpty(path) else {
            let reason = errno == EEXIST ? "it is not an empty folder" : Self.text(errno)
            throw CommandFailure(message: "rewatchd: cannot record into \(path): \(reason)")
        }
    }

    /// Makes a folder within.
    func folder(_ name: String) throws -> RecordFolder {
        try RecordFolder("\(path)/\(name)")
    }

    /// Writes a new file, and the folders on the way to it.
    func write(_ bytes: [UInt8], to name: String) throws {
        let parts = name.split(separator: "/")
        for end in 1..<parts.count {
            let folder = "\(path)/\(parts[..<end].joined(separator: "/"))"
            guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure(folder) }
        }
        let file = "\(path)/\(name)"
        let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(file) }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(file) }
            rest = rest.dropFirst(count)
        }
    }

    private func failure(_ file: String) -> CommandFailure {
        CommandFailure(message: "rewatchd: cannot write \(file): \(Self.text(errno))")
    }

    private static func isEmpty(_ path: String) -> Bool {
        guard let directory = unsafe opendir(path) else { return false }
        defer { unsafe closedir(directory) }
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." {
                errno = EEXIST
                return false
            }
        }
        return true
    }

    private static func text(_ code: Int32) -> String {
        unsafe String(cString: strerror(code)).lowercased()
    }
}
