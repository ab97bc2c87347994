import Exposition
import Model

/// Renders the labels of a cluster's series, its static labels included.
struct SeriesLabels: Sendable {
    /// The labels that every series of the cluster has.
    let cluster: LabelSet
    private let common: [(name: String, value: String)]

    init(_ configuration: ClusterConfiguration) {
        common =
            [("cluster", configuration.name)] + configuration.labels.map { ($0.name, $0.value) }
        cluster = LabelSet(common)
    }

    /// The cluster's labels and further ones.
    func callAsFunction(_ labels: (name: String, value: String)...) -> LabelSet {
        self(labels)
    }

    /// The cluster's labels and further ones.
    func callAsFunction(_ labels: [(name: String, value: String)]) -> LabelSet {
        LabelSet(common + labels)
    }

    func node(_ uid: UID) -> LabelSet {
        self(("node", uid.text))
    }

    func database(_ uid: UID, name: String?) -> LabelSet {
        self(("database", uid.text), ("database_name", name ?? ""))
    }

    func shard(_ shard: Shard) -> LabelSet {
        self(
            ("shard", shard.uid.text),
            ("database", shard.database?.text ?? ""),
            ("node", shard.node?.text ?? ""),
            ("role", shard.role ?? "")
        )
    }
}
