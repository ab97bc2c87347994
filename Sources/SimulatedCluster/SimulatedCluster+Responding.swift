extension SimulatedCluster {
    /// Answers one request at a moment in milliseconds since 1970.
    ///
    /// The order is that of the product with its proxy in front: faults of the connection and
    /// the proxy, the redirect of a node that is not the primary, login, path, method, role.
    /// With a recorded body, that one is served instead of the model's; login and faults apply.
    package mutating func respond(
        to request: SimulatedRequest,
        at milliseconds: Int64,
        recorded: RecordedBody? = nil
    ) -> SimulatedResponse {
        advance(to: milliseconds)
        if request.path == "/_resim" || request.path.hasPrefix("/_resim/") {
            return control(request, at: milliseconds)
        }
        var user: String?
        var response = proxied(request) ?? served(request, milliseconds, recorded, user: &user)
        for (name, value) in commonHeaders(at: milliseconds) where response.headers[name] == nil {
            response.headers[name] = value
        }
        deliver(&response, request.path)
        requests.add(
            RequestLog.Entry(
                time: milliseconds,
                method: request.method,
                path: request.path,
                status: isAnswered(response.delivery) ? response.status : nil,
                user: user ?? request.credentials?.user,
                isAuthorized: user != nil
            )
        )
        return response
    }

    private func commonHeaders(at milliseconds: Int64) -> [String: String] {
        [
            "content-type": "application/json", "date": CalendarTime.http(milliseconds),
            "server": "envoy", "cluster-state-id": "\(stateID)",
        ]
    }

    private func isAnswered(_ delivery: SimulatedDelivery) -> Bool {
        switch delivery {
        case .hang, .reset(afterBytes: nil): false
        case .normal, .reset, .truncated, .delayed, .dribbled, .padded: true
        }
    }

    /// Returns what comes from the proxy in front, before the cluster sees the request.
    private func proxied(_ request: SimulatedRequest) -> SimulatedResponse? {
        if let node = request.node.flatMap({ self.node($0) }) ?? node(primaryNode), !node.isUp {
            var response = SimulatedResponse(status: 503)
            response.delivery = .reset(afterBytes: nil)
            return response
        }
        if case .redirect(let url) = faults[.redirect] {
            return SimulatedResponse(status: 307, headers: ["location": url])
        }
        if case .unavailable(let paths, let seconds) = faults[.unavailable],
            SimulatedFault.covers(paths, request.path)
        {
            var response = Pages.unavailable
            if let seconds { response.headers["retry-after"] = "\(seconds)" }
            return response
        }
        if case .html(let paths) = faults[.html], SimulatedFault.covers(paths, request.path) {
            return Pages.login
        }
        return nil
    }

    private mutating func served(
        _ request: SimulatedRequest,
        _ milliseconds: Int64,
        _ recorded: RecordedBody?,
        user: inout String?
    ) -> SimulatedResponse {
        let found = Resource.resolve(request.path)
        if let node = request.node, node != primaryNode, !configuration.handlesRedirects,
            found?.resource.isNodeLocal != true
        {
            return redirect(request)
        }
        if let answer = tokenAnswer(to: request, at: milliseconds) { return answer }
        guard let login = logIn(request, at: milliseconds) else { return unauthorized }
        user = login.user
        let role = login.role
        if let recorded { return replayed(recorded, request, role) }
        guard let found, found.resource.firstVersion <= configuration.version else {
            return Self.response(.empty(404))
        }
        guard request.method == "GET" else {
            // OPTIONS tells who asks which routes this release has, and changes nothing.
            var response = Self.response(.empty(request.method == "OPTIONS" ? 200 : 405))
            response.headers["allow"] = "GET"
            return response
        }
        guard role.permits(found.resource.permission), !isForbidden(request.path) else {
            return Self.forbidden
        }
        var question = found.question
        question.query = request.query
        question.node = request.node ?? primaryNode
        question.user = user ?? ""
        question.role = role
        question.milliseconds = milliseconds
        return Self.response(altered(found.resource.answer(self, question), request.path))
    }

    private func replayed(
        _ recorded: RecordedBody,
        _ request: SimulatedRequest,
        _ role: SimulatedRole
    ) -> SimulatedResponse {
        guard request.method == "GET" else { return Self.response(.empty(405)) }
        guard role != .none, !isForbidden(request.path) else { return Self.forbidden }
        switch recorded {
        case .missing: return Self.response(.empty(404))
        case .lost:
            var response = SimulatedResponse(status: 503)
            response.delivery = .reset(afterBytes: nil)
            return response
        case .answer(let status, let headers, let body):
            return SimulatedResponse(status: status, headers: headers, body: body)
        }
    }

    private func redirect(_ request: SimulatedRequest) -> SimulatedResponse {
        let address = node(primaryNode)?.address ?? "10.0.0.1"
        let authority = authorities[primaryNode] ?? "\(address):9443"
        let query = request.query.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let suffix = query.isEmpty ? "" : "?" + query.joined(separator: "&")
        let location = "https://\(authority)\(request.path)\(suffix)"
        return SimulatedResponse(status: 307, headers: ["location": location])
    }

    private func isForbidden(_ path: String) -> Bool {
        guard case .forbidden(let paths) = faults[.forbidden] else { return false }
        return SimulatedFault.covers(paths, path)
    }

    private func altered(_ answer: Answer, _ path: String) -> Answer {
        guard case .json(let body) = answer,
            case .wrongType(let paths, let field, let value) = faults[.wrongType],
            SimulatedFault.covers(paths, path)
        else { return answer }
        return .json(body.replacing(field: field, with: value))
    }

    /// Applies the faults of the way back.
    private func deliver(_ response: inout SimulatedResponse, _ path: String) {
        func covers(_ paths: [String]) -> Bool { SimulatedFault.covers(paths, path) }
        guard response.delivery == .normal else { return }
        if case .hang(let paths) = faults[.hang], covers(paths) {
            response.delivery = .hang
        } else if case .reset(let paths, let bytes) = faults[.reset], covers(paths) {
            response.delivery = .reset(afterBytes: bytes.map { min($0, response.body.count) })
        } else if case .truncate(let paths, let place, let keeps) = faults[.truncate],
            covers(paths), !response.body.isEmpty
        {
            let end = min(place ?? response.body.count / 2, response.body.count - 1)
            if keeps {
                response.body.removeSubrange(end...)
            } else {
                response.delivery = .truncated(at: end)
            }
        } else if case .oversize(let paths, let bytes) = faults[.oversize], covers(paths) {
            response.delivery = .padded(to: max(bytes, response.body.count))
        } else if case .slow(let paths, let time, let isDribbled) = faults[.slow], covers(paths) {
            response.delivery =
                isDribbled ? .dribbled(milliseconds: time) : .delayed(milliseconds: time)
        }
    }
}
