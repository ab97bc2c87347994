import Alerting
import Model
import Testing

/// Each kind's words: what is evidence for it, against it, and neither.
@Suite struct ObjectRuleTableTests {
    private func verdict(_ found: [Observation], _ key: AlertKey) -> String {
        switch found.first(where: { $0.key == key })?.verdict {
        case .failing: "failing"
        case .healthy: "healthy"
        case .blinked: "blinked"
        case .deleted, .superseded, .unwatched: "ended"
        case nil: "nothing"
        }
    }

    private func judge(
        _ kind: AlertKind,
        before: ((inout Database) -> Void)? = nil,
        _ change: (inout Database) -> Void
    ) -> String {
        var database = Database(uid: UID(5))
        change(&database)
        let old = before.map { change -> ObjectList<Database> in
            var database = Database(uid: UID(5))
            change(&database)
            return ObjectList([database])
        }
        let found = ObjectRules.observe(databases: ObjectList([database]), previous: old)
        return verdict(found, AlertKey(kind, .database(UID(5))))
    }

    @Test(
        arguments: [
            ("active", "healthy"), ("active-change-pending", "failing"), ("pending", "failing"),
            ("delete-pending", "failing"), ("import-pending", "failing"), ("recovery", "healthy"),
            ("creation-failed", "healthy"), ("new-word", "nothing"),
        ]
    )
    func `a change is stuck when it lasts`(_ word: String, _ expected: String) {
        #expect(judge(.databaseChangeStuck) { $0.status = Status(word: word) } == expected)
    }

    @Test func `an import that makes progress is not stuck`() {
        func progress(_ value: Double) -> (inout Database) -> Void {
            { database in
                database.status = .known(.importPending)
                database.importProgress = value
            }
        }
        #expect(judge(.databaseChangeStuck, before: progress(1), progress(2)) == "healthy")
        #expect(judge(.databaseChangeStuck, before: progress(2), progress(2)) == "failing")
    }

    @Test(
        arguments: [
            ("failed", "failing"), ("succeeded", "healthy"), ("never", "healthy"),
            ("exporting", "nothing"), ("odd", "nothing"),
        ]
    )
    func `a backup or export that failed stays failed until one succeeds`(
        _ word: String,
        _ expected: String
    ) {
        #expect(judge(.backupFailed) { $0.backupStatus = Status(word: word) } == expected)
        #expect(judge(.exportFailed) { $0.exportStatus = Status(word: word) } == expected)
    }

    @Test(
        arguments: [
            ("failed", "failing"), ("idle", "healthy"), ("succeeded", "healthy"),
            ("importing", "nothing"), ("initializing", "nothing"),
        ]
    )
    func `an import that failed stays failed`(_ word: String, _ expected: String) {
        #expect(judge(.importFailed) { $0.importStatus = Status(word: word) } == expected)
    }

    @Test(
        arguments: [
            ("enabled", "in-sync", "healthy"), ("enabled", "syncing", "healthy"),
            ("enabled", "out-of-sync", "failing"), ("paused", "out-of-sync", "healthy"),
            ("disabled", "out-of-sync", "healthy"), ("stopped", "in-sync", "failing"),
            ("enabled", "odd", "nothing"), ("odd", "in-sync", "nothing"),
        ]
    )
    func `a sync that somebody paused says nothing about its sources`(
        _ sync: String,
        _ source: String,
        _ expected: String
    ) {
        let found = judge(.syncOutOfDate) { database in
            database.replicaSync = Status(word: sync)
            var one = SyncSource(uid: UID(1))
            one.status = Status(word: source)
            database.replicaSources = [one]
        }
        #expect(found == expected)
    }

    @Test(
        arguments: [
            (["down"], "failing"), (["down", "active"], "failing"),
            (["down", "active", "active"], "healthy"), (["down", "down", "active"], "failing"),
            (["down", "odd", "active"], "nothing"), (["active"], "healthy"),
        ]
    )
    func `a quorum is more than half of the nodes`(_ words: [String], _ expected: String) {
        let nodes = words.enumerated().map { place, word in
            var node = Node(uid: UID(Int64(place + 1)))
            node.status = Status(word: word)
            return node
        }
        let key = AlertKey(.quorumLost, .cluster)
        #expect(
            verdict(ObjectRules.observe(nodes: ObjectList(nodes), previous: nil), key) == expected
        )
        let partial = ObjectList(nodes, isComplete: false)
        #expect(verdict(ObjectRules.observe(nodes: partial, previous: nil), key) == "nothing")
    }

    @Test(
        arguments: [
            (true, true, "healthy", "healthy"), (false, false, "failing", "healthy"),
            (false, nil, "nothing", "failing"), (nil, nil, "nothing", "nothing"),
            (nil, false, "failing", "nothing"), (false, true, "healthy", "failing"),
        ] as [(Bool?, Bool?, String, String)]
    )
    func `a check that failed is told of the node that it names`(
        _ whole: Bool?,
        _ node: Bool?,
        _ ofNode: String,
        _ ofCluster: String
    ) {
        var (check, result) = (ClusterCheck(), ClusterCheck.NodeResult(uid: UID(2)))
        (check.passed, result.passed, result.error) = (whole, node, "bootstrap status")
        check.nodes = [result]
        let found = ObjectRules.observe(check: check)
        let key = AlertKey(.clusterCheckFailed, .node(UID(2)))
        #expect(verdict(found, key) == ofNode)
        #expect(verdict(found, AlertKey(.clusterCheckFailed, .cluster)) == ofCluster)
        let causes = found.first { $0.key == key }?.causes
        #expect(causes == (node == nil ? nil : [AlertKey(.nodeDown, .node(UID(2)))]))
    }

    private static let now = Timestamp(seconds: 1_790_000_000)

    @Test(
        arguments: [
            (31, false, "healthy", "healthy"), (30, false, "failing", "healthy"),
            (-1, true, "failing", "failing"), (400, true, "healthy", "failing"),
        ]
    )
    func `a licence ends on a day that is known`(
        _ days: Int64,
        _ isExpired: Bool,
        _ soon: String,
        _ ended: String
    ) {
        var license = License()
        license.expiration = Self.now + .seconds(days * 86_400)
        license.expired = isExpired
        let found = ObjectRules.observe(license: license, rules: AlertSettings(), at: Self.now)
        #expect(verdict(found, AlertKey(.licenseExpiring, .cluster)) == soon)
        #expect(verdict(found, AlertKey(.licenseExpired, .cluster)) == ended)
        let expiring = found.first { $0.key.kind == .licenseExpiring }
        #expect(expiring?.causes == [AlertKey(.licenseExpired, .cluster)])
    }

    @Test func `a chain ends with its first certificate`() {
        let certificates = [300, 20, 400].map { (days: Int64) in
            Certificate(name: "proxy", subject: "x", notAfter: Self.now + .seconds(days * 86_400))
        }
        let rules = AlertSettings()
        let key = AlertKey(.certificateExpiring, .certificate("proxy"))
        let found = ObjectRules.observe(certificates: certificates, rules: rules, at: Self.now)
        #expect(found.count == 1 && verdict(found, key) == "failing")
        var later = rules
        later[.certificateExpiring].before = .seconds(86_400)
        let calm = ObjectRules.observe(certificates: certificates, rules: later, at: Self.now)
        #expect(verdict(calm, key) == "healthy")
    }

    private func alert(_ isActive: Bool, enabled: Bool = true, at second: Int64) -> ManagerAlert {
        var alert = ManagerAlert(owner: UID(2), name: "node_memory")
        (alert.isActive, alert.isEnabled) = (isActive, enabled)
        alert.changed = Timestamp(seconds: second)
        return alert
    }

    @Test(
        arguments: [
            (true, true, false, 1, "failing"), (true, false, false, 1, "nothing"),
            (false, true, false, 1, "healthy"), (false, true, false, 2, "blinked"),
            (false, true, true, 2, "healthy"), (true, true, true, 2, "failing"),
        ] as [(Bool, Bool, Bool, Int64, String)]
    )
    func `only what is on and switched on is told, and a blink is seen by its time`(
        _ isActive: Bool,
        _ isEnabled: Bool,
        _ wasActive: Bool,
        _ changed: Int64,
        _ expected: String
    ) {
        let found = ObjectRules.observe(
            managerAlerts: [alert(isActive, enabled: isEnabled, at: changed)],
            .node,
            previous: [alert(wasActive, at: 1)],
            names: [:]
        )
        let key = AlertKey(.managerAlert, .alert("node_memory", of: .node(UID(2))))
        #expect(verdict(found, key) == expected)
        #expect(found.allSatisfy { $0.causes == [AlertKey(.nodeDown, .node(UID(2)))] })
    }

    @Test func `a cluster manager that begins anew raises nothing`() {
        func alerts(at second: Int64) -> [ManagerAlert] {
            (0..<4).map { place in
                var one = alert(false, at: second)
                one.name = "alert_\(place)"
                return one
            }
        }
        let found = ObjectRules.observe(
            managerAlerts: alerts(at: 9),
            .node,
            previous: alerts(at: 1),
            names: [:]
        )
        #expect(found.count == 4 && found.allSatisfy { $0.verdict == .healthy })
    }

    @Test func `causes are of the kinds that the table names`() {
        var shard = Shard(uid: UID(3))
        (shard.node, shard.role, shard.actualRole) = (UID(2), "slave", "master")
        (shard.status, shard.syncStatus) = (.known(.inactive), .known(.linkDown))
        let found =
            ObjectRules.observe(shards: ObjectList([shard]), previous: nil)
            + ObjectRules.observe(license: License(), rules: AlertSettings(), at: Self.now)
            + ObjectRules.observe(
                managerAlerts: [alert(true, at: 1)],
                .node,
                previous: nil,
                names: [:]
            )
        #expect(found.count > 3)
        for observation in found {
            let allowed = observation.key.kind.description.dependsOn
            #expect(observation.causes.allSatisfy { allowed.contains($0.kind) })
        }
    }
}
