import ClusterAPI
import Watching

/// One element of `clusters:`.
enum ClusterSection {
    /// The most characters of a name; it is on every series and every journal entry.
    static let longestName = 128

    /// Reads the cluster's name with its place.
    static func name(from reader: MappingReader) -> (text: String, place: Place)? {
        guard let entry = reader.entry("name") else {
            reader.findings.error("\"name\" of the cluster is missing", at: reader.place)
            return nil
        }
        let text = reader.element(entry.value, of: "name") { node throws(ValueFailure) in
            let text = try node.text()
            guard text.count <= longestName, text.isPrintable, text.first != " ", text.last != " "
            else { throw .because("must be at most \(longestName) printable characters") }
            return text
        }
        return text.map { ($0, entry.value.place) }
    }

    /// Reads the rest of the cluster; nil when something that cannot be left out is missing.
    static func read(
        _ reader: MappingReader,
        name: String?,
        in surroundings: Surroundings
    ) -> ClusterConfiguration? {
        let endpoints = endpoints(reader)
        let tls =
            reader.mapping("tls") { TLSSection.read($0, in: surroundings) }
            ?? (policy: TLSPolicy(), certificate: ClientCertificateKeys())
        let login = CredentialKeys.read(from: reader, tls.certificate, in: surroundings)
        let poll = reader.mapping("poll", PollSection.read) ?? PollSettings()
        let labels =
            reader.mapping("labels") { reader in
                self.labels(reader, surroundings.reservedLabels)
            } ?? []
        let tags = DatabaseTagKeys.read(from: reader, labels, surroundings.reservedLabels)
        let resources = reader.mapping("resources", resources) ?? Resource.readByDefault
        guard let name, let login else { return nil }
        var cluster = ClusterConfiguration(
            name: name,
            endpoints: endpoints,
            credentials: login.credentials,
            tls: tls.policy,
            poll: poll
        )
        cluster.authentication = login.authentication
        cluster.labels = labels
        cluster.databaseTags = tags
        cluster.resources = resources
        return cluster
    }

    private static func endpoints(_ reader: MappingReader) -> [Endpoint] {
        guard let entry = reader.entry("endpoints") else {
            reader.findings.error("\"endpoints\" of the cluster is missing", at: reader.place)
            return []
        }
        let nodes = reader.element(entry.value, of: "endpoints") { node throws(ValueFailure) in
            try node.list()
        }
        var lines: [Endpoint: Int] = [:]
        return (nodes ?? []).compactMap { node in
            let endpoint = reader.element(node, of: "endpoints") { node throws(ValueFailure) in
                try EndpointText.read(try node.text())
            }
            guard let endpoint else { return nil }
            if let line = lines[endpoint] {
                let message = "\"endpoints\" names \(endpoint) twice; it is also in line \(line)"
                reader.findings.error(message, at: node.place)
            }
            lines[endpoint] = node.place.line
            return endpoint
        }
    }

    private static func labels(_ reader: MappingReader, _ reserved: Set<String>) -> [StaticLabel] {
        let labels = reader.freeEntries().compactMap { entry -> StaticLabel? in
            if let problem = LabelText.problem(withName: entry.key, reserved: reserved) {
                reader.findings.error("label \(entry.key.quoted) \(problem)", at: entry.place)
            }
            let value = reader.element(entry.value, of: entry.key) { node throws(ValueFailure) in
                try LabelText.value(node)
            }
            return value.map { StaticLabel(name: entry.key, value: $0) }
        }
        return labels.sorted { $0.name < $1.name }
    }

    private static func resources(_ reader: MappingReader) -> Set<Resource> {
        var chosen = Resource.readByDefault
        for resource in Resource.allCases.sorted(by: { $0.name < $1.name }) {
            let isOn = reader.value(resource.name) { node throws(ValueFailure) in
                try node.boolean()
            }
            switch isOn {
            case true?: chosen.insert(resource)
            case false?: chosen.remove(resource)
            case nil: break
            }
        }
        return chosen
    }
}
