import ClusterAPI
import Model

// A resource that is missing (404, 406) is missing in a release, not at a moment: it is asked for
// again when the nodes have other versions than when it was missing. While no node's version is
// known, it is asked for again once an hour. One that was read under the very versions under which
// it is missing now is not a matter of the release (a service was switched off, a proxy is in the
// way), and is asked for in its turn like any other.

extension ClusterState {
    /// How long a missing resource is left alone while the versions of the nodes are unknown.
    package static let unknownVersionPeriod = Duration.seconds(3_600)

    /// The versions of the nodes as last listed; empty while they are unknown.
    package var productVersions: Set<String> {
        guard case .nodes(let nodes)? = resources[.nodes]?.reading else { return [] }
        return Set(nodes.objects.compactMap(\.softwareVersion))
    }

    /// Whether the cluster may have a resource, as far as is known.
    func mayHave(_ state: ResourceState?, at now: Duration) -> Bool {
        guard let state, !state.isSupported, let missing = state.missingUnder else { return true }
        let versions = productVersions
        if versions.isEmpty || missing.isEmpty {
            return versions != missing
                || state.lastAsked.map { now - $0 >= Self.unknownVersionPeriod } ?? true
        }
        return versions != missing || versions == state.readUnder
    }

    /// Takes in that the cluster does not have a resource.
    mutating func miss(
        _ resource: Resource,
        status: Int,
        into state: inout ResourceState,
        _ outcome: inout Outcome
    ) {
        if resource.alternative != nil, !state.usesAlternative,
            state.missingUnder != productVersions
        {
            // Not missing before the other path was asked.
            state.usesAlternative = true
            return
        }
        state.usesAlternative = false
        if state.isSupported {
            append(.resourceUnsupported(resource, status: status), to: &outcome)
        }
        state.isSupported = false
        state.missingUnder = productVersions
    }

    /// Takes in that the cluster has a resource.
    func find(_ state: inout ResourceState) {
        state.isSupported = true
        state.readUnder = productVersions
        state.missingUnder = nil
    }
}
