import SimulatedCluster
import Testing

/// Logins by token and by certificate, and what happens to those by password meanwhile.
struct TokenTests {
    private static let user = "rewatchd@example.com"

    /// Asks for a token as a release documents it: in the header, or in the body.
    private static func ask(
        _ cluster: inout SimulatedCluster,
        header: String? = nil,
        body: String = "",
        path: String = "/v1/users/authorize",
        at time: Int64 = noon
    ) -> SimulatedResponse {
        cluster.respond(
            to: SimulatedRequest(
                path,
                method: "POST",
                authorization: header,
                body: Array(body.utf8)
            ),
            at: time
        )
    }

    private static func token(
        _ cluster: inout SimulatedCluster,
        body: String = "",
        at time: Int64 = noon
    ) -> String {
        let header = SimulatedRequest.basic(user: user, password: "simulated")
        return ask(&cluster, header: header, body: body, at: time).value("access_token")?.text ?? ""
    }

    private static func status(
        _ cluster: inout SimulatedCluster,
        _ header: String,
        at time: Int64 = noon
    ) -> Int {
        let request = SimulatedRequest("/v1/cluster", authorization: header)
        return cluster.respond(to: request, at: time).status
    }

    /// Which releases read user and password where, and the status without HTTP Basic.
    @Test(arguments: [
        (SimulatedVersion.v6_2, 401, 200, 200), (.v7_2, 401, 200, 200), (.v7_22, 200, 401, 200),
        (.v8_0, 200, 401, 200), (.v8_2, 200, 401, 200),
    ])
    func `a release looks for the password in one place`(
        _ version: SimulatedVersion,
        _ byHeader: Int,
        _ byBody: Int,
        _ byBodyWithoutBasic: Int
    ) {
        var cluster = SimulatedCluster(SimulatedClusterConfiguration(version: version))
        let header = SimulatedRequest.basic(user: Self.user, password: "simulated")
        let body = #"{"username":"\#(Self.user)","password":"simulated"}"#
        #expect(Self.ask(&cluster, header: header).status == byHeader)
        #expect(Self.ask(&cluster, body: body).status == byBody)
        cluster.control("PUT", "/faults/basic-off")
        #expect(Self.ask(&cluster, header: header, body: body).status == 401)
        #expect(Self.ask(&cluster, body: body).status == byBodyWithoutBasic)
        #expect(Self.status(&cluster, header) == 401)
        #expect(cluster.failedLogins == 0)
    }

    @Test func `a token is good for its time, under either word from 8.2 on`() {
        for version in SimulatedVersion.allCases where version >= .v7_22 {
            var cluster = SimulatedCluster(SimulatedClusterConfiguration(version: version))
            let token = Self.token(&cluster)
            #expect(token.hasPrefix("eyJhbGciOi"), "the searches for leaks look for it")
            #expect(Self.status(&cluster, "JWT \(token)") == 200)
            #expect(Self.status(&cluster, "Bearer \(token)") == (version < .v8_2 ? 401 : 200))
            #expect(Self.status(&cluster, "JWT \(token)x") == 401)
            #expect(Self.status(&cluster, "JWT \(token)", at: noon + 299_999) == 200)
            #expect(Self.status(&cluster, "JWT \(token)", at: noon + 300_000) == 401)
        }
    }

    @Test(arguments: [("{\"ttl\":10}", 9_999, 10_000), ("{\"ttl\":86400}", 300_000, 86_400_000)])
    func `a token lasts as asked for`(_ body: String, _ good: Int64, _ bad: Int64) {
        var cluster = SimulatedCluster()
        let token = "JWT " + Self.token(&cluster, body: body)
        #expect(Self.status(&cluster, token, at: noon + good) == 200)
        #expect(Self.status(&cluster, token, at: noon + bad) == 401)
    }

    @Test(arguments: ["{\"ttl\":0}", "{\"ttl\":86401}", "{\"ttl\":\"5\"}", "x"])
    func `an ill-formed request gets no token`(_ body: String) {
        var cluster = SimulatedCluster()
        let header = SimulatedRequest.basic(user: Self.user, password: "simulated")
        #expect(Self.ask(&cluster, header: header, body: body).status == 400)
    }

    @Test func `wrong passwords lock here as well`() {
        var cluster = SimulatedCluster()
        let wrong = SimulatedRequest.basic(user: Self.user, password: "wrong")
        for _ in 0..<5 { #expect(Self.ask(&cluster, header: wrong).status == 401) }
        #expect(cluster.failedLogins == 5)
        #expect(Self.token(&cluster) == "")
    }

    @Test func `a token is renewed by the old one`() {
        var cluster = SimulatedCluster()
        let path = "/v1/users/refresh_jwt"
        let old = "JWT " + Self.token(&cluster)
        let answer = Self.ask(&cluster, header: old, path: path, at: noon + 200_000)
        let new = answer.value("access_token")?.text ?? ""
        #expect(Self.status(&cluster, "JWT \(new)", at: noon + 400_000) == 200)
        #expect(Self.ask(&cluster, header: old, path: path, at: noon + 400_000).status == 401)
    }

    @Test func `tokens are revoked, those issued or all`() {
        var cluster = SimulatedCluster()
        let old = "JWT " + Self.token(&cluster)
        cluster.control("PUT", "/faults/token-revoked")
        #expect(Self.status(&cluster, old) == 401)
        let new = "JWT " + Self.token(&cluster)
        #expect(Self.status(&cluster, new) == 200)
        cluster.control("PUT", "/faults/token-revoked", #"{"variant":"all"}"#)
        #expect(Self.status(&cluster, "JWT " + Self.token(&cluster)) == 401)
        cluster.control("DELETE", "/faults/token-revoked")
        #expect(Self.status(&cluster, new) == 401)
        #expect(Self.status(&cluster, "JWT " + Self.token(&cluster)) == 200)
    }

    @Test(arguments: [(user, 200), ("admin@example.com", 200), ("nobody", 401)])
    func `a certificate stands for its user`(_ name: String, _ status: Int) {
        var cluster = SimulatedCluster()
        cluster.control("PUT", "/faults/basic-off")
        var request = SimulatedRequest("/v1/cluster")
        request.certificateUser = name
        #expect(cluster.respond(to: request, at: noon).status == status)
    }
}
