import SimulatedCluster
import Testing

/// Certificates and their keys, users, and the states of certificates that others confirm.
struct SecurityTests {
    @Test(arguments: [
        (SimulatedVersion.v6_2, ["api", "cm", "metrics_exporter", "proxy", "syncer"]),
        (
            .v8_2,
            [
                "ccs_internode_encryption", "data_internode_encryption", "api", "cm",
                "metrics_exporter", "proxy", "syncer",
            ]
        ),
    ])
    func `every certificate has its key beside it`(
        _ version: SimulatedVersion,
        _ names: [String]
    ) throws {
        var cluster = SimulatedCluster(SimulatedClusterConfiguration(version: version))
        let body = try #require(cluster.ask("/v1/cluster/certificates").json)
        #expect(body.keys == names.flatMap { ["\($0)_cert", "\($0)_key"] })
        for name in names {
            let certificate = try #require(body["\(name)_cert"]?.text)
            #expect(certificate.hasPrefix("-----BEGIN CERTIFICATE-----\n"))
            let key = try #require(body["\(name)_key"]?.text)
            #expect(key.hasPrefix("-----BEGIN EC PRIVATE KEY-----\n"))
            #expect(key.contains(SimulatedCluster.privateKeyMark))
        }
        #expect(Set(names.map { body["\($0)_key"]?.text }).count == names.count)
    }

    /// Only the documented resource shows keys; whoever finds the mark elsewhere leaked it.
    @Test(arguments: ["/v1/cluster", "/v1/bdbs", "/v1/logs", "/v4/cluster/health", "/v1/users"])
    func `no other answer holds a private key`(_ path: String) {
        var cluster = SimulatedCluster()
        let answer = cluster.ask(path, as: SimulatedRole.admin.userName)
        #expect(answer.status == 200)
        #expect(!answer.text.contains(SimulatedCluster.privateKeyMark))
    }

    @Test(arguments: [
        (nil, "GOOD", ""), ("cluster_ocsp_query_failed", "UNKNOWN", ""),
        ("cluster_ocsp_status_revoked", "REVOKED", "Sun, 01 Mar 2026 12:00:07 GMT"),
    ])
    func `the responder says what the alerts say`(
        _ alert: String?,
        _ word: String,
        _ revoked: String
    ) throws {
        var cluster = SimulatedCluster()
        if let alert {
            let raised = SimulatedAlert(scope: "cluster", name: alert)
            try cluster.switchOn(.alertRaised(raised), at: noon)
        }
        let answer = cluster.ask("/v1/ocsp/status", as: SimulatedRole.admin.userName)
        #expect(answer.value("cert_status")?.text == word)
        #expect(answer.value("revocation_time")?.text == revoked)
        #expect(answer.value("produced_at") == "Sun, 01 Mar 2026 12:00:00 GMT")
    }

    @Test(arguments: SimulatedRole.allCases)
    func `users see their role`(_ role: SimulatedRole) {
        var cluster = SimulatedCluster()
        let answer = cluster.ask("/v1/users/role", as: role.userName)
        #expect(answer.value("role")?.text == role.rawValue)
    }

    @Test func `users have uids, dates and states`() throws {
        var cluster = SimulatedCluster()
        let users = try #require(
            cluster.ask("/v1/users", as: SimulatedRole.admin.userName).json?.elements
        )
        #expect(users.map { $0["uid"] } == (1...users.count).map { .integer($0) })
        #expect(users.count == SimulatedRole.allCases.count + 1)
        #expect(users.first?["password_issue_date"] == "2026-01-18T13:00:07Z")
        #expect(users.first?["last_login"] == 1_772_366_407)
        #expect(users.last?["email"] == "rewatchd@example.com")
        #expect(users.last?["last_login"] == nil)
        #expect(users.last?["status"] == "active")
    }

    @Test func `a user locked by wrong passwords is reported as such`() {
        var cluster = SimulatedCluster()
        let header = SimulatedRequest.basic(user: "rewatchd@example.com", password: "wrong")
        for _ in 0..<5 {
            _ = cluster.respond(to: SimulatedRequest("/v1/nodes", authorization: header), at: noon)
        }
        let users = cluster.ask("/v1/users", as: SimulatedRole.admin.userName).json?.elements
        #expect(users?.last?["status"] == "locked")
        #expect(users?.first?["status"] == "active")
    }

    @Test func `a password that expires is announced`() {
        var cluster = SimulatedCluster()
        #expect(cluster.ask("/v1/cluster").value("password_expiration_duration") == 0)
        let body = #"{"user":"admin@example.com","variant":"expired"}"#
        cluster.control("PUT", "/faults/user-locked", body)
        #expect(cluster.ask("/v1/cluster").value("password_expiration_duration") == 30)
    }
}
