import Watching

/// `database_tags:` of a cluster: `true` for all tags, or a list of their names.
enum DatabaseTagKeys {
    /// Reads the key; a tag that would be the label of something else is an error.
    static func read(
        from reader: MappingReader,
        _ labels: [StaticLabel],
        _ reserved: Set<String>
    ) -> DatabaseTags {
        guard let entry = reader.entry("database_tags") else { return .none }
        if case .scalar = entry.value.content {
            let isOn = reader.element(entry.value, of: "database_tags") {
                node throws(ValueFailure) in
                try node.boolean()
            }
            return isOn == true ? .all : .none
        }
        let nodes = reader.element(entry.value, of: "database_tags") { node throws(ValueFailure) in
            let nodes = try node.list()
            guard nodes.count <= DatabaseTags.labelsMax else {
                throw .because("must have at most \(DatabaseTags.labelsMax) names")
            }
            return nodes
        }
        var owners = Dictionary(labels.map { ($0.name, "a static label of the cluster") }) {
            first,
            _ in first
        }
        for name in reserved { owners[name] = "a label of the metrics themselves" }
        return .named(
            (nodes ?? []).compactMap { node in
                reader.element(node, of: "database_tags") { node throws(ValueFailure) in
                    let tag = try node.text()
                    guard let label = DatabaseTags.label(of: tag) else {
                        throw .because("has \(tag.quoted), of which no label can be made")
                    }
                    if let owner = owners[label] {
                        throw .because("has \(tag.quoted), whose label \(label) is \(owner)")
                    }
                    owners[label] = "that of another tag"
                    return tag
                }
            }
        )
    }
}
