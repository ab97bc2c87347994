import Model

/// Reads the result of the cluster's checks: one verdict for all, and one for each node.
///
/// The node is named by `node_uid`, as a number or as text.
struct CheckReader: Sendable {
    private let whole = ObjectReader<ClusterCheck>([
        .bool("cluster_test_result") { $0.passed = $1 }
    ])
    private let node = ObjectReader<ClusterCheck.NodeResult>([
        .bool("result") { $0.passed = $1 },
        .text("error") { $0.error = $1 },
    ])

    /// Reads the result.
    func check(
        _ root: JSONValue,
        losses: inout LossLog
    ) throws(DecodingFailure) -> ClusterCheck {
        guard root.kind == .object, root.member("error_code") == nil else {
            throw .wrongShape(root, expected: "an object")
        }
        guard root.members.contains(where: { _ in true }) else { throw .nothingThere }
        var check = ClusterCheck()
        whole.read(root, into: &check, at: .root, losses: &losses)
        guard let nodes = root.member("nodes"), !nodes.isNull else { return check }
        guard nodes.kind == .array else {
            losses.add(JSONPath(.root, "nodes"), expected: "an array", found: nodes)
            return check
        }
        for (index, json) in nodes.elements.enumerated() {
            let place = JSONPath.Place.item("nodes", index)
            guard json.kind == .object, let name = json.member("node_uid"),
                case .value(let uid) = name.asUID, !check.nodes.contains(where: { $0.uid == uid })
            else {
                losses.add(JSONPath(place), reason: "is no result of a node")
                continue
            }
            var result = ClusterCheck.NodeResult(uid: uid)
            node.read(json, into: &result, at: place, losses: &losses)
            check.nodes.append(result)
        }
        return check
    }
}
