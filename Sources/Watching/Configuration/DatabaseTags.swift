import Model

/// Which tags of a database become labels of its series.
///
/// Whoever may edit a database may tag it, so names are made valid, labels of ours are never
/// replaced, and there are at most ``labelsMax``.
package enum DatabaseTags: Hashable, Sendable {
    /// None, which is the default.
    case none
    /// All of them.
    case all
    /// Those with one of these names, as they were written beside the database.
    case named([String])

    /// The most tags of a database that become labels.
    package static let labelsMax = 16
    /// The longest name of a label, which Prometheus repeats on every series.
    private static let nameLengthMax = 64

    /// The names of labels that series have anyway.
    package static let taken = Set(MetricCatalogue.metrics.flatMap(\.labels))

    /// The label that a tag becomes: what no label may have in its name is an underscore.
    ///
    /// Nil for a name of which nothing is left.
    package static func label(of tag: String) -> String? {
        var name = String(
            String.UnicodeScalarView(
                tag.unicodeScalars.prefix(nameLengthMax).map { isNamePart($0) ? $0 : "_" }
            )
        )
        // Prometheus keeps names that begin with two of them for itself.
        while name.hasPrefix("_") { name.removeFirst() }
        guard let first = name.utf8.first else { return nil }
        return (0x30...0x39).contains(first) ? "_" + name : name
    }

    /// The labels of a database, of equal names the first, none with a name that is taken.
    func labels(
        of tags: [Tag],
        besides taken: Set<String>
    ) -> [(name: String, value: String)] {
        var labels: [(name: String, value: String)] = []
        for tag in chosen(tags) {
            guard labels.count < Self.labelsMax else { break }
            guard let name = Self.label(of: tag.name), !taken.contains(name),
                !Self.taken.contains(name), !labels.contains(where: { $0.name == name })
            else { continue }
            labels.append((name, tag.value))
        }
        return labels
    }

    private func chosen(_ tags: [Tag]) -> [Tag] {
        switch self {
        case .none: []
        case .all: tags.sorted { $0.name < $1.name }
        case .named(let names): tags.filter { names.contains($0.name) }
        }
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        case _: false
        }
    }
}
