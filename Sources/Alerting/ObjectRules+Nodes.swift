package import Model

extension ObjectRules {
    /// Judges each node, and whether enough of them are up to decide anything.
    ///
    /// The entry of a node that is down tells what is on it, because the alerts of its shards are
    /// not told one by one; `previous` tells the words before.
    package static func observe(
        nodes: ObjectList<Node>,
        previous: ObjectList<Node>?,
        shards: [Shard] = []
    ) -> [Observation] {
        let before = words(previous, \.uid) { $0.status?.description }
        let each = nodes.objects.compactMap { node -> Observation? in
            guard case .known(let status)? = node.status else { return nil }
            return observation(
                AlertKey(.nodeDown, .node(node.uid)),
                status == .down ? .failing : .healthy,
                Evidence(
                    old: before[node.uid],
                    new: status.rawValue,
                    detail: load(of: node.uid, shards)
                )
            )
        }
        return each + [quorum(nodes)].compactMap { $0 }
    }

    /// A list that lacks a node, or of a node its word, proves no quorum, but may prove its loss.
    private static func quorum(_ nodes: ObjectList<Node>) -> Observation? {
        let count = nodes.objects.count
        let down = nodes.objects.count { $0.status == .known(.down) }
        let isKnown = nodes.objects.allSatisfy { node in
            if case .known? = node.status { true } else { false }
        }
        let sign: Sign =
            count > 0 && down * 2 >= count && nodes.isComplete
            ? .failing : isKnown && nodes.isComplete ? .healthy : .nothing
        return observation(
            AlertKey(.quorumLost, .cluster),
            sign,
            Evidence(detail: "\(down) of \(count) nodes are down")
        )
    }

    private static func load(of node: UID, _ shards: [Shard]) -> String? {
        let mine = shards.filter { $0.node == node }
        guard !mine.isEmpty else { return nil }
        let databases = Set(mine.compactMap(\.database)).count
        return "with \(counted(mine.count, "shard")) of \(counted(databases, "database"))"
    }

    private static func counted(_ count: Int, _ word: String) -> String {
        count == 1 ? "1 \(word)" : "\(count) \(word)s"
    }

    /// Judges the cluster's own checks of its nodes.
    package static func observe(check: ClusterCheck) -> [Observation] {
        let each = check.nodes.compactMap { node in
            node.passed.flatMap { passed in
                observation(
                    AlertKey(.clusterCheckFailed, .node(node.uid)),
                    passed ? .healthy : .failing,
                    Evidence(detail: node.error),
                    causes: [AlertKey(.nodeDown, .node(node.uid))]
                )
            }
        }
        // Where no node is named, the cluster as a whole is all that is known.
        let isNamed = check.nodes.contains { $0.passed == false }
        let whole = check.passed.flatMap { passed in
            observation(
                AlertKey(.clusterCheckFailed, .cluster),
                passed || isNamed ? .healthy : .failing,
                Evidence()
            )
        }
        return each + [whole].compactMap { $0 }
    }

    /// Judges what the cluster is busy with; one that has left a complete list has ended.
    package static func observe(
        actions: ObjectList<Action>,
        active: [AlertKey],
        at now: Timestamp
    ) -> [Observation] {
        let listed = Set(actions.objects.map(\.uid))
        let ended = active.filter { key in
            guard key.kind == .actionStuck, case .action(let uid) = key.subject else {
                return false
            }
            return actions.isComplete && !listed.contains(uid)
        }.map { Observation($0, .healthy) }
        return ended
            + actions.objects.compactMap { action in
                let causes = action.database.map {
                    [AlertKey(.databaseChangeStuck, .database($0))]
                }
                return observation(
                    AlertKey(.actionStuck, .action(action.uid)),
                    action.isStuck(at: now) ? .failing : .healthy,
                    Evidence(
                        name: action.name,
                        new: action.status?.description,
                        detail: action.heartbeat.map { "no sign of life since \($0.rfc3339)" }
                    ),
                    causes: causes ?? []
                )
            }
    }
}
