import Watching

/// `clusters:`, the list of what is watched.
enum ClusterList {
    /// Reads every cluster that has no mistake; names must be unique.
    static func read(
        from reader: MappingReader,
        in surroundings: Surroundings
    ) -> [ClusterConfiguration] {
        guard reader.entry("clusters") != nil else {
            reader.findings.error("\"clusters\" is missing", at: reader.place)
            return []
        }
        let nodes = reader.value("clusters") { node throws(ValueFailure) in try node.list() } ?? []
        var lines: [String: Int] = [:]
        return nodes.compactMap { node in
            MappingReader.read(node, as: "each of \"clusters\"", into: reader.findings) { reader in
                let name = ClusterSection.name(from: reader)
                if let name, let line = lines[name.text] {
                    let message = "\"name\" \(name.text.quoted) is also used in line \(line)"
                    reader.findings.error(message, at: name.place)
                }
                if let name { lines[name.text] = name.place.line }
                return ClusterSection.read(reader, name: name?.text, in: surroundings)
            } ?? nil
        }
    }
}
