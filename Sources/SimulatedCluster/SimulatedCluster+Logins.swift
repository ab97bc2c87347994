// Three ways in: user and password with each request, a token that was issued for them, and a
// certificate that the server has verified. Only a wrong password is counted against a user.

extension SimulatedCluster {
    /// Returns who asks, nil when the login is refused.
    mutating func logIn(
        _ request: SimulatedRequest,
        at milliseconds: Int64
    ) -> (user: String, role: SimulatedRole)? {
        var name = request.certificateUser ?? user(byToken: request, at: milliseconds)
        if name == nil, let credentials = request.credentials, faults[.basicOff] == nil {
            name = user(by: credentials, at: milliseconds)
        }
        guard let name, let role = role(of: name), faults[.unauthorized] == nil, !isBarred(name)
        else { return nil }
        return (name, role)
    }

    /// Answers a request for a token, or for another in place of one; nil for any other request.
    mutating func tokenAnswer(
        to request: SimulatedRequest,
        at milliseconds: Int64
    ) -> SimulatedResponse? {
        let isRenewal = request.path == "/v1/users/refresh_jwt"
        guard isRenewal || request.path == "/v1/users/authorize" else { return nil }
        guard request.method == "POST" else { return Self.response(.empty(405)) }
        let body = request.body.isEmpty ? .object([]) : try? JSONParser.parse(request.body)
        guard let body, let seconds = lifetime(askedForIn: body) else {
            return Self.response(.rejected(400, "bad_request", "the body is not as it should be"))
        }
        var name: String?
        if isRenewal {
            name = user(byToken: request, at: milliseconds)
        } else if let credentials = handedIn(request, body), faults[.unauthorized] == nil {
            name = user(by: credentials, at: milliseconds)
        }
        guard let user = users.first(where: { $0.name == name }) else { return unauthorized }
        let token = tokens.issue(for: user, at: milliseconds, seconds: seconds)
        return Self.response(.json(["access_token": .string(token)]))
    }

    /// The seconds that a token is asked for; nil when they are out of bounds.
    private func lifetime(askedForIn body: JSON) -> Int? {
        guard configuration.version >= .v7_22, let value = body["ttl"] else {
            return TokenLedger.defaultLifetime
        }
        guard case .integer(let seconds) = value,
            (1...TokenLedger.longestLifetime).contains(seconds)
        else { return nil }
        return seconds
    }

    /// The user and password of a request for a token, wherever the release looks for them.
    ///
    /// Releases before 7.8 read the body; later ones the header, unless that is refused in general.
    private func handedIn(
        _ request: SimulatedRequest,
        _ body: JSON
    ) -> (user: String, password: String)? {
        let isHeaderOff = faults[.basicOff] != nil
        guard configuration.version < .v7_22 || isHeaderOff else { return request.credentials }
        if isHeaderOff, request.authorization != nil { return nil }
        guard let user = body["username"]?.text, let password = body["password"]?.text else {
            return nil
        }
        return (user, password)
    }

    /// The user of the token in a request, if it is good; releases before 8.2 know only one word.
    private func user(byToken request: SimulatedRequest, at milliseconds: Int64) -> String? {
        guard let authorization = request.authorization else { return nil }
        if case .tokenRevoked(all: true) = faults[.tokenRevoked] { return nil }
        let parts = authorization.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let word = parts[0].lowercased()
        guard word == "jwt" || word == "bearer" && configuration.version >= .v8_2 else {
            return nil
        }
        return tokens.user(of: String(parts[1]), at: milliseconds)
    }

    /// The user that a name and password belong to; a wrong password is counted.
    private mutating func user(
        by credentials: (user: String, password: String),
        at milliseconds: Int64
    ) -> String? {
        let (user, password) = credentials
        let isRight = role(of: user) != nil && password == configuration.password
        let isRefused = faults[.unauthorized] != nil || isBarred(user)
        guard isRight, !isRefused, !logins.isLocked(user, at: milliseconds) else {
            logins.failed(user, at: milliseconds, counts: !isRefused)
            events.add(
                "failed_authentication_attempt",
                at: milliseconds,
                severity: "WARNING",
                details: ["originator_username": .string(user)]
            )
            return nil
        }
        logins.succeeded(user, at: milliseconds)
        return user
    }

    private func role(of user: String) -> SimulatedRole? {
        guard user != configuration.userName else { return configuration.role }
        return SimulatedRole.allCases.first { $0.userName == user }
    }
}
