/// An answer of the web server that is no page.
enum ServiceLink: Sendable {
    case metrics(cluster: String?)
    case status

    var url: String {
        switch self {
        case .metrics(nil): "/metrics"
        case .metrics(let cluster?): "/metrics?cluster=\(QueryParameter.encoded(cluster))"
        case .status: "/api/v1/status"
        }
    }
}
