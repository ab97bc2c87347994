/// Where a page is: the path and the question of its URL, in both directions.
///
/// A name is one part of a path whatever is in it, since everything but letters, digits and `-._~`
/// is escaped. What no page understands of a question is left out of the address.
package enum PageAddress: Hashable, Sendable {
    /// All clusters.
    case fleet
    /// One cluster, with the databases that a text occurs in.
    case cluster(String, search: String)
    /// One database of a cluster, with plots of a span of time.
    case database(cluster: String, uid: String, PlotSpan)
    /// Alerts and events.
    case timeline(TimelineFilter)
    /// The last polls of a cluster; of the first one where none is named.
    case polls(cluster: String?)
    /// What is configured.
    case configuration
    /// The stylesheet.
    case style
    /// The script.
    case script

    /// The alerts and events of one cluster.
    static func timeline(cluster: String) -> PageAddress {
        var filter = TimelineFilter()
        filter.cluster = cluster
        return .timeline(filter)
    }

    /// Reads an address; nil where there is no page.
    package init?(path: String, query: String?) {
        // By bytes: a slash that a combining character follows is no character of its own.
        let parts = path.utf8
            .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
        let names = parts.map { QueryParameter.decoded(path: $0) }
        let given = { QueryParameter.value(of: $0, in: query) }
        switch (names.count, names.first ?? nil) {
        case (1, ""): self = .fleet
        case (2, "clusters"):
            guard let name = names[1], !name.isEmpty else { return nil }
            self = .cluster(name, search: given("q") ?? "")
        case (4, "clusters"):
            guard names[2] == "databases", let name = names[1], let uid = names[3] else {
                return nil
            }
            let span = given("span").flatMap(PlotSpan.init) ?? .hour
            self = .database(cluster: name, uid: uid, span)
        case (1, "alerts"): self = .timeline(TimelineFilter(query: query))
        case (1, "polls"):
            self = .polls(cluster: given("cluster").flatMap { $0.isEmpty ? nil : $0 })
        case (1, "configuration"): self = .configuration
        case (2, "assets") where names[1] == "style.css": self = .style
        case (2, "assets") where names[1] == "refresh.js": self = .script
        default: return nil
        }
    }

    /// The path.
    package var path: String {
        switch self {
        case .fleet: "/"
        case .cluster(let name, _): "/clusters/\(QueryParameter.encoded(name))"
        case .database(let cluster, let uid, _):
            "/clusters/\(QueryParameter.encoded(cluster))/databases/\(QueryParameter.encoded(uid))"
        case .timeline: "/alerts"
        case .polls: "/polls"
        case .configuration: "/configuration"
        case .style: "/assets/style.css"
        case .script: "/assets/refresh.js"
        }
    }

    /// The path with the question.
    package var url: String {
        let pairs = question.filter { !$0.value.isEmpty }
            .map { "\($0.name)=\(QueryParameter.encoded($0.value))" }
        return path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    private var question: [(name: String, value: String)] {
        switch self {
        case .cluster(_, let search): [("q", search)]
        case .database(_, _, let span): [("span", span == .hour ? "" : span.rawValue)]
        case .timeline(let filter): filter.question
        case .polls(let cluster): [("cluster", cluster ?? "")]
        case .fleet, .configuration, .style, .script: []
        }
    }
}
