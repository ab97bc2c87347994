/// One request to a resource after login: what its path and query say, who asks whom, and when.
struct Question: Sendable {
    /// The uids in the path, from left to right.
    var uids: [Int] = []
    /// The word in the path that is no uid: an alert, an action, a guid.
    var name: String?
    /// The parameters.
    var query: [String: String] = [:]
    /// The uid of the node that was contacted.
    var node = 1
    /// Who asks.
    var user = ""
    /// The role of who asks.
    var role = SimulatedRole.none
    /// The moment, in milliseconds since 1970.
    var milliseconds: Int64 = 0

    /// The first uid in the path, nil when there is none.
    var uid: Int? { uids.first }

    /// The moment in whole seconds.
    var second: Int { Int(milliseconds / 1_000) }

    /// Returns whether a parameter is set to true.
    func isSet(_ parameter: String) -> Bool {
        ["true", "1"].contains(query[parameter]?.lowercased())
    }
}
