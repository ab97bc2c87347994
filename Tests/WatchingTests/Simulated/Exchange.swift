import Watching

/// One request that went over the simulated network, and how it ended.
struct Exchange: Sendable, Equatable {
    var sent: Duration
    var ended: Duration
    var endpoint: Endpoint
    var path: String
    /// The HTTP status, or the label of the failure.
    var code: String

    var isRefusedLogin: Bool { code == "401" }
    var isAcceptedLogin: Bool {
        guard let status = Int(code) else { return false }
        return status < 500 && status != 401 && !(300..<400).contains(status)
    }
}
