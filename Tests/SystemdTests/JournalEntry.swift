import FoundationEssentials
import TestSupport

/// One entry as `journalctl -o json` prints it: every name with all of its values.
struct JournalEntry: Decodable {
    private let values: [String: FieldValues]

    init(from decoder: any Decoder) throws {
        values = try [String: FieldValues](from: decoder)
    }

    subscript(name: String) -> [String] { values[name]?.texts ?? [] }

    /// The entries that match, oldest first, once journald has taken in all that was sent.
    static func matching(_ match: String) async throws -> [JournalEntry] {
        _ = try await ChildProcess.run("journalctl", ["--sync"])
        let listing = try await ChildProcess.run(
            "journalctl",
            ["--output=json", "--all", "--no-pager", "--quiet", match]
        )
        return try listing.standardOutput.split(separator: "\n").map {
            try JSONDecoder().decode(JournalEntry.self, from: Data($0.utf8))
        }
    }
}

/// journalctl prints text as a string, bytes that are no printable text as an array of numbers, and
/// several values of one name as an array of those.
private struct FieldValues: Decodable {
    let texts: [String]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            texts = [text]
        } else if let bytes = try? container.decode([UInt8].self) {
            texts = [String(decoding: bytes, as: UTF8.self)]
        } else {
            texts = try container.decode([FieldValues].self).flatMap(\.texts)
        }
    }
}
