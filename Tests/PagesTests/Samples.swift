import Model
import Pages
import TimeSeries

/// Views of a made-up fleet, with a name that would like to be markup.
enum Samples {
    static let now = Timestamp(milliseconds: 1_790_000_000_000)
    static let evil =
        "<script>alert('x')</script>\u{202E}\"&" + String(repeating: "y", count: 9_000)

    static var good: ClusterSummary {
        var summary = ClusterSummary(name: "prod-eu", standing: .good, sentence: "up")
        summary.isUp = true
        summary.version = "8.0.20-68"
        summary.authentication = "ok"
        summary.tls = "verified"
        summary.lastSuccess = now + .seconds(-4)
        summary.nodes = .init(good: 3, of: 3)
        summary.databases = .init(good: 2, of: 2)
        summary.shards = .init(good: 8, of: 8)
        summary.requests = 56_412
        summary.usedMemory = 20_937_231_382
        summary.memoryLimit = 22_548_578_304
        summary.latency = 0.000_304
        summary.connections = 666
        summary.certificate = .init("proxy", at: now + .seconds(86_400 * 89), standing: .good)
        summary.license = .init("licence", at: now + .seconds(86_400 * 12), standing: .warning)
        summary.samples = (0..<60).map {
            Sample(milliseconds: now.milliseconds - 600_000 + $0 * 10_000, value: Double($0 % 7))
        }
        return summary
    }

    static var bad: ClusterSummary {
        var summary = ClusterSummary(
            name: evil,
            standing: .critical,
            sentence: "cannot be read for 3 min: HTTP 401"
        )
        summary.authentication = "rejected"
        summary.tls = "verified"
        summary.lastSuccess = now + .seconds(-190)
        summary.alerts = [.critical: 1, .warning: 2]
        return summary
    }

    static var fleet: FleetView {
        let unknown = ClusterSummary(name: "new", standing: .unknown, sentence: "not polled yet")
        return FleetView(program: "rewatchd 1.0", now: now, clusters: [unknown, good, bad])
    }

    static var alert: AlertRow {
        var alert = AlertRow(
            cluster: "prod-eu",
            kind: "database_unavailable",
            subject: "database:5",
            standing: .critical,
            sentence: "database 5 (\(evil)) is unavailable",
            since: now + .seconds(-185)
        )
        alert.check = "Is a shard down? `rladmin status`."
        return alert
    }

    static func mark(_ uid: String, isMaster: Bool, _ standing: Standing) -> NodeRow.ShardMark {
        .init(uid: uid, database: "5", isMaster: isMaster, standing: standing, words: "active, ok")
    }

    static var cluster: ClusterView {
        var view = ClusterView(good, now: now)
        view.asOf = now + .seconds(-4)
        var node = NodeRow(uid: "1", standing: .good, sentence: "active")
        node.address = "10.0.0.11"
        node.isPrimary = true
        (node.processors, node.memory, node.disk) = (0.067, 0.51, 0.93)
        node.shards = [mark("1", isMaster: true, .good), mark("2", isMaster: false, .good)]
        var down = NodeRow(uid: "2", standing: .critical, sentence: "down for 3 min")
        down.isMaintained = true
        down.shards = [mark("3", isMaster: true, .critical), mark("4", isMaster: true, .unknown)]
        view.nodes = [node, down]
        view.take([row("7", "cache", .good), row("5", evil, .critical)], search: "")
        view.alerts = [alert]
        view.managerAlerts = [
            ManagerAlertRow(object: "node 2", name: "node_memory", since: now, values: "81 <b>")
        ]
        view.ends = [good.license, good.certificate].compactMap(\.self)
        return view
    }

    static func row(_ uid: String, _ name: String, _ standing: Standing) -> DatabaseRow {
        var row = DatabaseRow(
            uid: uid,
            name: name,
            standing: standing,
            sentence: standing == .good ? "active" : "is unavailable for 3 min"
        )
        guard standing == .good else { return row }
        (row.requests, row.latency, row.usedMemory) = (705, 0.000_312, 954_204_160)
        (row.memoryLimit, row.connections, row.evictions) = (1_073_741_824, 13, 0)
        (row.shards, row.isReplicated) = (2, true)
        return row
    }

    static var database: DatabaseView {
        var view = DatabaseView(
            cluster: evil,
            row: row("5", evil, .critical),
            now: now,
            span: .sixHours
        )
        view.asOf = now + .seconds(-190)
        view.alerts = [alert]
        view.shards = [ShardRow(mark("1", isMaster: true, .critical), node: "2")]
        view.facts = [Fact("Status", "active"), Fact("Tag <i>", evil)]
        let span = now.milliseconds - 21_600_000...now.milliseconds
        let empty = Plot("Requests", .rate, over: span, curves: [.init("all", [])])
        view.plots = [empty]
        return view
    }

    static var timeline: TimelineView {
        var filter = TimelineFilter()
        filter.cluster = evil
        filter.kind = "\"><script>"
        var view = TimelineView(now: now, clusters: ["prod-eu", evil], filter: filter)
        view.firing = [alert]
        var entry = TimelineView.Entry(at: now, cluster: evil, sentence: "<img src=x onerror=1>")
        (entry.state, entry.kind, entry.subject) = ("firing", "node_down", "node:2")
        (entry.standing, entry.old, entry.new) = (.critical, "active", "down")
        entry.check = "Is the host up?"
        var over = entry
        (over.state, over.standing, over.lasted) = ("resolved", .good, 185_000)
        view.entries = [over, entry]
        return view
    }

    static var polls: PollsView {
        var view = PollsView(bad, clusters: ["prod-eu", evil], now: now)
        view.endpointNames = ["https://n1.example:9443", "https://n2.example:9443"]
        view.activeEndpoint = "https://n2.example:9443"
        view.loginFailures = 1
        view.cycleSeconds = 0.0123
        var row = PollsView.Row(resource: "nodes", standing: .critical, word: "failed")
        row.failure = "HTTP 401: \(evil)"
        row.age = 190_000
        var failed = PollsView.Poll(at: now, code: "401", seconds: 0.002, bytes: nil)
        (failed.isGood, failed.error) = (false, evil)
        row.polls = [.init(at: now, code: "200", seconds: 0.001, bytes: 227), failed]
        view.rows = [row]
        return view
    }

    static let configuration = ConfigurationView(
        now: now,
        program: "rewatchd 1.0",
        sections: [.init("Cluster \(evil)", [Fact("poll.interval", "10 s")])]
    )
}
