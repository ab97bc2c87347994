/// Reads one mapping of the file key by key and reports the keys that nobody asked for.
///
/// It exists only inside ``read(_:as:into:_:)``, which reports the unknown keys when the body is
/// done, so that no section can forget to. A key is known once it was asked for or refused; only
/// keys that may be written are suggested. Failures go to the findings and give nil, so a section
/// reads on and every mistake is found in one run.
final class MappingReader {
    /// Where the mapping begins.
    let place: Place
    /// Where everything that is wrong is collected.
    let findings: Findings
    private let entries: [String: YAMLEntry]
    private var asked: Set<String> = []
    private var refused: Set<String> = []

    private init(_ entries: [YAMLEntry], at place: Place, into findings: Findings) {
        self.place = place
        self.findings = findings
        // The parser keeps only the first entry of each key.
        self.entries = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    }

    /// Lets a body read a mapping, then reports its unknown keys; nothing written is an empty one.
    static func read<Value>(
        _ node: YAMLNode,
        as name: String,
        into findings: Findings,
        _ body: (MappingReader) -> Value
    ) -> Value? {
        let entries: [YAMLEntry]
        switch node.content {
        case .mapping(let found): entries = found
        case .refused: return nil
        case .scalar where node.isNull: entries = []
        case .scalar, .sequence:
            let found = node.content.kind
            findings.error(
                "\(name) must hold keys with values, not \(found)",
                at: node.place
            )
            return nil
        }
        let reader = MappingReader(entries, at: node.place, into: findings)
        let value = body(reader)
        reader.reportUnknown()
        return value
    }

    /// Returns the entry of a key, if it is written.
    func entry(_ key: String) -> YAMLEntry? {
        asked.insert(key)
        return entries[key]
    }

    /// Reads the value of a key; nil when it is not written or cannot be read.
    func value<Value>(
        _ key: String,
        _ read: (YAMLNode) throws(ValueFailure) -> Value
    ) -> Value? {
        guard let entry = entry(key) else { return nil }
        return element(entry.value, of: key, read)
    }

    /// Reads a value that stands under a key; nil when it cannot be read.
    func element<Value>(
        _ node: YAMLNode,
        of key: String,
        _ read: (YAMLNode) throws(ValueFailure) -> Value
    ) -> Value? {
        do throws(ValueFailure) {
            return try read(node)
        } catch {
            findings.error(error, of: key, at: node.place)
            return nil
        }
    }

    /// Reads the mapping under a key; nil when it is not written or is no mapping.
    func mapping<Value>(_ key: String, _ body: (MappingReader) -> Value) -> Value? {
        guard let entry = entry(key) else { return nil }
        return Self.read(entry.value, as: key.quoted, into: findings, body)
    }

    /// Returns all entries in the order of the file, for a mapping whose keys are free.
    func freeEntries() -> [YAMLEntry] {
        asked.formUnion(entries.keys)
        return entries.values.sorted { $0.place < $1.place }
    }

    /// Reports a key that has a meaning but must not be written.
    func refuse(_ key: String, _ words: String) {
        refused.insert(key)
        guard let entry = entries[key] else { return }
        findings.error("\(key.quoted) \(words)", at: entry.place)
    }

    private func reportUnknown() {
        for entry in entries.values where !asked.contains(entry.key) {
            guard !refused.contains(entry.key) else { continue }
            let hint = NearestWord.hint(for: entry.key, among: asked.sorted())
            findings.error("unknown key \(entry.key.quoted); \(hint)", at: entry.place)
        }
    }
}

extension YAMLNode.Content {
    /// What it is, with its article.
    var kind: String {
        switch self {
        case .scalar: "a single value"
        case .sequence: "a list"
        case .mapping: "keys with values"
        case .refused: "something refused"
        }
    }
}
