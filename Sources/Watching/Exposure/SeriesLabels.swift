import Exposition
import Model

/// Renders the labels of a cluster's series, its static labels included.
struct SeriesLabels: Sendable {
    /// The labels that every series of the cluster has.
    let cluster: LabelSet
    private let common: [Label]
    private let tags: DatabaseTags
    private let taken: Set<String>

    typealias Label = (name: String, value: String)

    init(_ configuration: ClusterConfiguration) {
        common =
            [("cluster", configuration.name)] + configuration.labels.map { ($0.name, $0.value) }
        cluster = LabelSet(common)
        tags = configuration.databaseTags
        taken = Set(configuration.labels.map(\.name))
    }

    /// The cluster's labels and further ones.
    func callAsFunction(_ labels: Label...) -> LabelSet {
        self(labels)
    }

    /// The cluster's labels and further ones.
    func callAsFunction(_ labels: [Label]) -> LabelSet {
        LabelSet(common + labels)
    }

    func node(_ uid: UID) -> LabelSet {
        self(("node", uid.text))
    }

    /// The labels of a series of a database, whose name is known if the list has it.
    func database(_ uid: UID, _ listed: Database?, _ further: Label...) -> LabelSet {
        self(names(of: uid, listed) + further)
    }

    /// What tells a database from others, and its tags where they are labels.
    func names(of database: UID, _ listed: Database?) -> [Label] {
        let names: [Label] = [("database", database.text), ("database_name", listed?.name ?? "")]
        guard tags != .none, let listed else { return names }
        return names + tags.labels(of: listed.tags, besides: taken)
    }

    func activeActive(_ database: ActiveActiveDatabase, _ further: Label...) -> LabelSet {
        let names: [Label] = [
            ("active_active", database.uid.text), ("active_active_name", database.name ?? ""),
        ]
        return LabelSet(common + names + further)
    }

    func shard(_ shard: Shard) -> LabelSet {
        self(
            ("database", shard.database?.text ?? ""),
            ("node", shard.node?.text ?? ""),
            ("role", shard.role ?? ""),
            ("shard", shard.uid.text)
        )
    }
}
