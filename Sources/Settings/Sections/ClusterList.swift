import Watching

/// `clusters:`, the list of what is watched.
enum ClusterList {
    /// Reads every cluster that has no mistake; names must be unique, and endpoints too: two entries
    /// for one place would share an account without knowing of each other's failed logins.
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
        var owners: [Endpoint: String] = [:]
        return nodes.compactMap { node in
            MappingReader.read(node, as: "each of \"clusters\"", into: reader.findings) { reader in
                let name = ClusterSection.name(from: reader)
                if let name, let line = lines[name.text] {
                    let message = "\"name\" \(name.text.quoted) is also used in line \(line)"
                    reader.findings.error(message, at: name.place)
                }
                if let name { lines[name.text] = name.place.line }
                let cluster = ClusterSection.read(reader, name: name?.text, in: surroundings)
                for message in cluster.map({ claim($0, among: &owners) }) ?? [] {
                    reader.findings.error(message, at: name?.place ?? reader.place)
                }
                return cluster
            } ?? nil
        }
    }

    /// Notes whose the endpoints of a cluster are; says which are another's already.
    private static func claim(
        _ cluster: ClusterConfiguration,
        among owners: inout [Endpoint: String]
    ) -> [String] {
        cluster.endpoints.compactMap { endpoint in
            let owner = owners.updateValue(cluster.name, forKey: endpoint)
            guard let owner, owner != cluster.name else { return nil }
            return "\(endpoint) is also an endpoint of cluster \(owner.quoted)"
        }
    }
}
