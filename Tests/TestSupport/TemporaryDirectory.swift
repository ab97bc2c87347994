import FoundationEssentials
import Glibc

/// A folder of its own for one test, removed with its contents when the last reference goes.
///
/// Keep it in a variable for as long as a child process or a server works in it.
package final class TemporaryDirectory: Sendable {
    /// The absolute path, without a final slash.
    package let path: String

    /// Makes an empty folder with mode 0700 below `TMPDIR`, or `/tmp` where that is not set.
    package init() throws {
        let parent = Environment["TMPDIR"] ?? "/tmp"
        var template = Array("\(parent)/rewatchd-test.XXXXXX".utf8CString)
        let made = unsafe mkdtemp(&template) != nil
        guard made else { throw SystemCallFailure("mkdtemp below \(parent)") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        try? Files.remove(path)
    }

    /// Returns the absolute path of a name inside the folder.
    package func file(_ name: String) -> String {
        "\(path)/\(name)"
    }

    /// Writes a file inside the folder and returns its absolute path.
    @discardableResult
    package func write(_ text: String, to name: String, mode: Int = 0o644) throws -> String {
        try Files.write(text, to: file(name))
        try Files.setMode(mode, of: file(name))
        return file(name)
    }
}
