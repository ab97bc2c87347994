import Glibc
import SimulatedCluster

/// Recorded answers: those of an index, or `DIR/v1/bdbs/stats/last.json` for `/v1/bdbs/stats/last`.
struct ReplaySource: Sendable {
    let directory: String
    /// By path without its query; nil without an index.
    private let index: [String: Entry]?

    /// What the index says of one answer.
    private struct Entry: Sendable {
        var status: Int?
        var headers: [String: String]
        var file: String?
    }

    /// Reads the index, if there is one; throws when the folder cannot be entered or it is no JSON.
    init(directory: String) throws(SimulatedClusterServerError) {
        self.directory = directory
        guard unsafe access(directory, R_OK | X_OK) == 0 else {
            let reason = unsafe String(cString: strerror(errno))
            throw .file("cannot read the folder \(directory): \(reason)")
        }
        guard let bytes = Self.bytes(of: "\(directory)/index.json") else {
            index = nil
            return
        }
        guard let json = JSON(bytes), json["answers"] != nil else {
            throw .file("\(directory)/index.json is no index of recorded answers")
        }
        // Of several answers of one path the last one counts: it is what the report ends with.
        index = Dictionary(
            json["answers"]?.elements.compactMap(Self.entry) ?? [],
            uniquingKeysWith: { $1 }
        )
    }

    /// Returns the recorded answer of a request path; a path that could leave the folder has none.
    func body(of path: String) -> RecordedBody {
        guard let index else {
            let file =
                Self.isPlain(path.dropFirst()) ? Self.bytes(of: "\(directory)\(path).json") : nil
            return file.map { .answer(status: 200, headers: [:], body: $0) } ?? .missing
        }
        guard let entry = index[path] else { return .missing }
        guard let status = entry.status else { return .lost }
        let file = entry.file.flatMap { file in
            Self.isPlain(file[...]) ? Self.bytes(of: "\(directory)/\(file)") : nil
        }
        return .answer(status: status, headers: entry.headers, body: file ?? [])
    }

    private static func entry(_ json: JSON) -> (String, Entry)? {
        guard let path = json["path"]?.text else { return nil }
        var headers: [String: String] = [:]
        headers["content-type"] = json["content_type"]?.text
        headers["location"] = json["location"]?.text
        headers["retry-after"] = json["retry_after_seconds"]?.double.map { "\(Int($0))" }
        let status = json["status"]?.double.flatMap { Int(exactly: $0) }
        let entry = Entry(status: status, headers: headers, file: json["file"]?.text)
        return (String(path.prefix { $0 != "?" }), entry)
    }

    private static func isPlain(_ path: Substring) -> Bool {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        return segments.allSatisfy { segment in
            !segment.isEmpty && !segment.hasPrefix(".") && segment.utf8.allSatisfy { $0 > 0x20 }
        }
    }

    private static func bytes(of path: String) -> [UInt8]? {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe read(file, &buffer, buffer.count)
            if count > 0 {
                bytes += buffer[..<count]
            } else if count == 0 {
                return bytes
            } else if errno != EINTR {
                return nil
            }
        }
    }
}
