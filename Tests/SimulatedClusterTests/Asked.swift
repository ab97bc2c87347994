import SimulatedCluster

/// 2026-03-01T12:00:07.250Z, the moment at which most tests ask.
let noon: Int64 = 1_772_366_407_250

extension SimulatedCluster {
    /// Asks as the configured user, unless another is named.
    mutating func ask(
        _ target: String,
        method: String = "GET",
        as user: String? = nil,
        at time: Int64 = noon,
        node: Int? = nil
    ) -> SimulatedResponse {
        let login = SimulatedRequest.basic(
            user: user ?? configuration.userName,
            password: configuration.password
        )
        let request = SimulatedRequest(target, method: method, authorization: login, node: node)
        return respond(to: request, at: time)
    }

    /// Sends to `/_resim` without a login.
    @discardableResult
    mutating func control(
        _ method: String,
        _ path: String,
        _ body: String = "",
        at time: Int64 = noon
    ) -> SimulatedResponse {
        let request = SimulatedRequest("/_resim\(path)", method: method, body: Array(body.utf8))
        return respond(to: request, at: time)
    }
}

extension SimulatedResponse {
    /// Finds a value by keys and list indices joined with dots.
    func value(_ path: String) -> JSON? {
        path.split(separator: ".").reduce(json) { value, step in
            Int(step).flatMap { value?[$0] } ?? value?[String(step)]
        }
    }
}
