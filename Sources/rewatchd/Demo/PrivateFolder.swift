import Glibc

/// A folder of this process alone, which is removed with everything in it when it is let go.
final class PrivateFolder: Sendable {
    private let root: String

    init() throws {
        let base = ProcessEnvironment.all["TMPDIR"] ?? "/tmp"
        var template = Array("\(base)/rewatchd-demo-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else {
            throw CommandFailure(message: "rewatchd: no folder can be made in \(base)")
        }
        root = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
    }

    deinit {
        guard let directory = unsafe opendir(root) else { return }
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            unsafe unlink("\(root)/\(name)")
        }
        unsafe closedir(directory)
        unsafe rmdir(root)
    }

    func path(of name: String) -> String { "\(root)/\(name)" }

    /// Writes a file that only this user may read.
    func write(_ text: String, to name: String) throws {
        let descriptor = unsafe open(
            path(of: name),
            O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
            0o600
        )
        let bytes = Array(text.utf8)
        defer { close(descriptor) }
        guard descriptor >= 0,
            unsafe bytes.withUnsafeBytes({
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            })
                == bytes.count
        else { throw CommandFailure(message: "rewatchd: cannot write \(path(of: name))") }
    }

    /// Replaces one file by another at once.
    func move(_ name: String, to other: String) throws {
        guard unsafe rename(path(of: name), path(of: other)) == 0 else {
            throw CommandFailure(message: "rewatchd: cannot replace \(path(of: other))")
        }
    }
}
