/// One resource of the REST API: where it stands, since when, who may see it, what it says.
///
/// All resources together are the routing table, `Resource.all`, one row each, in files by
/// subject. In a template `{}` stands for a uid and `{name}` for any other word:
///
///     path       /v1/nodes/alerts/2/node_failed
///     template   /v1/nodes/alerts/{}/{name}      uids [2], name "node_failed"
///
/// Finding a row costs a comparison with each template of as many segments. Left out: whatever
/// changes the cluster, support packages, and the configuration that nobody watches.
struct Resource: Sendable {
    /// Computes what a resource says; who may ask was decided before.
    typealias Answering = @Sendable (SimulatedCluster, Question) -> Answer

    /// What a role must be allowed to see.
    enum Permission: Equatable {
        case anyLogin
        case view
        case events
        case users
        case security
    }

    let template: String
    let permission: Permission
    let firstVersion: SimulatedVersion
    /// Whether every node answers itself instead of pointing to the primary.
    let isNodeLocal: Bool
    let answer: Answering
    private let segments: [Substring]

    init(
        _ template: String,
        _ permission: Permission = .view,
        since firstVersion: SimulatedVersion = .v6_2,
        isNodeLocal: Bool = false,
        answer: @escaping Answering
    ) {
        self.template = template
        self.permission = permission
        self.firstVersion = firstVersion
        self.isNodeLocal = isNodeLocal
        self.answer = answer
        segments = template.split(separator: "/", omittingEmptySubsequences: false)
    }

    /// Every resource, in no particular order.
    static let all =
        cluster + security + nodes + databases + sources + shards + alerts + actions + local
        + activeActive

    private static let bySize = Dictionary(grouping: all, by: \.segments.count)

    /// Finds the resource of a path, with the question as far as the path tells it.
    static func resolve(_ path: String) -> (resource: Resource, question: Question)? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        for resource in bySize[parts.count] ?? [] {
            if let question = resource.question(parts) { return (resource, question) }
        }
        return nil
    }

    private func question(_ parts: [Substring]) -> Question? {
        var question = Question()
        for (segment, part) in zip(segments, parts) where segment != part {
            if segment == "{}", let uid = Int(part) {
                question.uids.append(uid)
            } else if segment == "{name}", !part.isEmpty {
                question.name = String(part)
            } else {
                return nil
            }
        }
        return question
    }
}
