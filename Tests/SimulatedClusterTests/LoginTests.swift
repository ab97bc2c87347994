import SimulatedCluster
import Testing

/// Who gets in, who sees what, and who is locked out.
struct LoginTests {
    @Test(arguments: [
        (SimulatedRole.admin, "/v1/users", 200), (.userManager, "/v1/users", 200),
        (.clusterViewer, "/v1/users", 403), (.clusterViewer, "/v1/logs", 200),
        (.databaseViewer, "/v1/logs", 403), (.databaseViewer, "/v1/bdbs", 200),
        (.none, "/v1/bdbs", 403), (.none, "/v1/bootstrap", 200),
        (.clusterMember, "/v1/cluster", 200), (.databaseMember, "/v1/logs", 200),
    ])
    func `a role sees what it may`(_ role: SimulatedRole, _ path: String, _ status: Int) {
        var cluster = SimulatedCluster()
        #expect(cluster.ask(path, as: role.userName).status == status)
    }

    @Test(arguments: [
        (nil, 401), ("Basic", 401), ("Basic !!!", 401), ("Bearer abc", 401),
        (SimulatedRequest.basic(user: "rewatchd@example.com", password: "wrong"), 401),
        (SimulatedRequest.basic(user: "nobody@example.com", password: "simulated"), 401),
        (SimulatedRequest.basic(user: "rewatchd@example.com", password: "simulated"), 200),
        ("basic cmV3YXRjaGRAZXhhbXBsZS5jb206c2ltdWxhdGVk", 200),
    ])
    func `only the right credentials get in`(_ header: String?, _ status: Int) {
        var cluster = SimulatedCluster()
        let answer = cluster.respond(
            to: SimulatedRequest("/v1/cluster", authorization: header),
            at: noon
        )
        #expect(answer.status == status)
        #expect((answer.value("error_code") == "unauthorized") == (status == 401))
    }

    private func wrongLogin(_ cluster: inout SimulatedCluster, at time: Int64) {
        let header = SimulatedRequest.basic(user: "rewatchd@example.com", password: "wrong")
        _ = cluster.respond(to: SimulatedRequest("/v1/cluster", authorization: header), at: time)
    }

    @Test func `five failures lock a user for half an hour`() {
        var cluster = SimulatedCluster()
        for second in 0..<4 { wrongLogin(&cluster, at: noon + Int64(second) * 1_000) }
        #expect(cluster.ask("/v1/cluster", at: noon + 5_000).status == 200)
        for second in 6..<11 { wrongLogin(&cluster, at: noon + Int64(second) * 1_000) }
        #expect(cluster.ask("/v1/cluster", at: noon + 12_000).status == 401)
        let report = cluster.control("GET", "", at: noon + 12_000)
        #expect(report.value("locked_users.0") == "rewatchd@example.com")
        #expect(report.value("failed_logins") == 10)
        #expect(cluster.ask("/v1/cluster", at: noon + 10_000 + 1_800_000).status == 200)
    }

    @Test func `failures that are old do not lock`() {
        var cluster = SimulatedCluster()
        for step in 0..<8 { wrongLogin(&cluster, at: noon + Int64(step) * 240_000) }
        #expect(cluster.ask("/v1/cluster", at: noon + 8 * 240_000).status == 200)
    }

    @Test func `another user is not locked`() {
        var cluster = SimulatedCluster()
        for _ in 0..<5 { wrongLogin(&cluster, at: noon) }
        #expect(cluster.ask("/v1/cluster").status == 401)
        #expect(cluster.ask("/v1/cluster", as: "admin@example.com").status == 200)
    }

    @Test func `a rotated password replaces the old one`() {
        var cluster = SimulatedCluster()
        let old = SimulatedRequest(
            "/v1/cluster",
            authorization: SimulatedRequest.basic(
                user: "rewatchd@example.com",
                password: "simulated"
            )
        )
        #expect(cluster.control("PUT", "/credentials", #"{"password":"next"}"#).status == 200)
        #expect(cluster.respond(to: old, at: noon).status == 401)
        #expect(cluster.ask("/v1/cluster").status == 200)
        #expect(cluster.control("PUT", "/credentials", #"{"pass":"x"}"#).status == 400)
    }

    @Test func `the log tells paths, answers and users`() {
        var cluster = SimulatedCluster()
        _ = cluster.ask("/v1/bdbs?fields=uid")
        _ = cluster.respond(to: SimulatedRequest("/v1/bdbs"), at: noon)
        let report = cluster.control("GET", "")
        #expect(report.json?["requests"]?["/v1/bdbs"] == 2)
        #expect(report.value("log.0.status") == 200)
        #expect(report.value("log.0.user") == "rewatchd@example.com")
        #expect(report.value("log.0.authorized") == true)
        #expect(report.value("log.1.status") == 401)
        #expect(report.value("log.1.user") == .null)
        #expect(report.value("failed_logins") == 0)
    }

    @Test func `the log is bounded`() {
        var cluster = SimulatedCluster()
        for number in 0..<2_500 { _ = cluster.ask("/v1/nope/x\(number)") }
        let report = cluster.control("GET", "")
        #expect(report.json?["log"]?.elements.count == 1_000)
        #expect(report.json?["requests"]?.keys.count == 501)
        #expect(report.json?["requests"]?["other"] == 2_000)
    }
}
