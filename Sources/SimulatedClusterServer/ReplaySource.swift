import Glibc
import SimulatedCluster

/// Recorded bodies: `DIR/v1/bdbs/stats/last.json` for `/v1/bdbs/stats/last`.
struct ReplaySource: Sendable {
    let directory: String

    /// Throws when the folder cannot be entered.
    func check() throws(SimulatedClusterServerError) {
        guard unsafe access(directory, R_OK | X_OK) == 0 else {
            let reason = unsafe String(cString: strerror(errno))
            throw .file("cannot read the folder \(directory): \(reason)")
        }
    }

    /// Returns the recorded body of a request path; a path that could leave the folder has none.
    func body(of path: String) -> RecordedBody {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let isPlain = segments.allSatisfy { segment in
            !segment.isEmpty && !segment.hasPrefix(".") && segment.utf8.allSatisfy { $0 > 0x20 }
        }
        guard isPlain, !segments.isEmpty else { return .missing }
        let file = unsafe open(
            "\(directory)/\(segments.joined(separator: "/")).json",
            O_RDONLY | O_CLOEXEC
        )
        guard file >= 0 else { return .missing }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe read(file, &buffer, buffer.count)
            if count > 0 {
                bytes += buffer[..<count]
            } else if count == 0 {
                return .bytes(bytes)
            } else if errno != EINTR {
                return .missing
            }
        }
    }
}
