import ClusterAPI
import Model
import Watching

// One folder for one cluster:
//
//     index.json                 who was asked for what and what came of it, in the order of asking
//     v1/bdbs/stats/last.json    the body of each answer, named by its path; a second one of the same
//     v1/bdbs/stats/last-2.json  path, from another endpoint, has a number
//
// resim serves such a folder (`--replay`), by the index where there is one. The answers to requests
// for a token are not recorded.

/// Writes the answers of one cluster, without secrets, for a report.
final class Recording {
    private let cluster: String
    private let folder: RecordFolder
    private var scrubber: SecretScrubber
    private var entries: [String] = []
    private var names: Set<String> = []
    /// Why something could not be written; nothing is written after that.
    private(set) var failure: (any Error)?

    init(of cluster: String, in folder: RecordFolder, without known: [Secret]) {
        self.cluster = cluster
        self.folder = folder
        scrubber = SecretScrubber(known: known)
    }

    /// Takes the answer to a request for a path.
    func add(_ result: FetchResult, path: String) {
        var members = [
            ("resource", result.resource.name.jsonQuoted),
            ("endpoint", result.endpoint.description.jsonQuoted), ("path", path.jsonQuoted),
            ("duration_seconds", "\(result.duration.inSeconds)"),
        ]
        switch result.answer {
        case .response(let response): members += record(response, of: path)
        case .failure(let error): members.append(("failure", error.description.jsonQuoted))
        case .noToken(let text): members.append(("failure", text.jsonQuoted))
        case .redirectRefused(let location, _):
            members += [("status", "307"), ("location", scrubber.scrub(location).jsonQuoted)]
        }
        entries.append("{" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}")
    }

    /// Writes the index; the recording is complete then.
    func finish() throws {
        if let failure { throw failure }
        let text =
            "{\"program\": \(Version.line.jsonQuoted), \"cluster\": \(cluster.jsonQuoted),\n"
            + "\"answers\": [\n" + entries.joined(separator: ",\n") + "\n]}\n"
        try folder.write(Array(text.utf8), to: "index.json")
    }

    private func record(_ response: Response, of path: String) -> [(String, String)] {
        var members = [("status", "\(response.status)")]
        if let type = response.contentType {
            members.append(("content_type", scrubber.scrub(type).jsonQuoted))
        }
        if let location = response.location {
            members.append(("location", scrubber.scrub(location).jsonQuoted))
        }
        if let wait = response.retryAfter {
            members.append(("retry_after_seconds", "\(wait.components.seconds)"))
        }
        let name = name(for: path, response)
        do {
            if failure == nil { try folder.write(scrubber.scrub(response.body), to: name) }
            members.append(("file", name.jsonQuoted))
        } catch {
            failure = error
        }
        return members
    }

    /// A name that tells the path and what the body looks like, and is not taken yet.
    private func name(for path: String, _ response: Response) -> String {
        let start = response.body.first { $0 > 0x20 }
        let ending =
            switch start {
            case UInt8(ascii: "{"), UInt8(ascii: "["): "json"
            case UInt8(ascii: "<"): "html"
            case _: "txt"
            }
        let segments = path.prefix { $0 != "?" }.split(separator: "/").map { segment in
            String(
                segment.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "-" }
            )
        }
        let stem = segments.joined(separator: "/")
        var name = "\(stem).\(ending)"
        var number = 2
        while !names.insert(name).inserted {
            name = "\(stem)-\(number).\(ending)"
            number += 1
        }
        return name
    }
}
