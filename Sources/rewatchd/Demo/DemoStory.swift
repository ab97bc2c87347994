import SimulatedCluster
import SimulatedClusterServer

/// The story that the demo tells, step by step; a step that is not seen in time fails it.
struct DemoStory {
    /// The longest that a step may take before the demo counts as broken.
    private static let patience = Duration.seconds(30)

    let stage: DemoStage
    /// Whether to go on as soon as a step was seen, without pauses to look around.
    let isQuick: Bool

    func tell() async throws {
        try await start()
        try await failOver()
        try await breakNode()
        try await breakPassword()
        stage.entries.say("")
        try checkCounts()
        stage.entries.say("Every step was seen. Each firing was told once, and once resolved.")
        if !isQuick { stage.entries.say("The demo goes on watching; Ctrl-C ends it.") }
    }

    private func start() async throws {
        try await expect("the first cycle") { stage.pageWhenReady != nil }
        let page = stage.pageWhenReady ?? ""
        let address = "\(page)metrics"
        let count = try HTTPProbe(address).seriesCount()
        stage.entries.say("Look at it in a browser: \(page)")
        stage.entries.say("A simulated cluster is watched: \(stage.statusLine)")
        stage.entries.say("Metrics, \(count) series now: \(address)")
        guard count > 100 else { throw CommandFailure(message: "rewatchd: too few series") }
        try await pause(8)
    }

    private func failOver() async throws {
        stage.entries.say("")
        stage.entries.say("Step 1: a replica takes over from shard 1.")
        try stage.server.switchOn(.failover(shards: [1], databases: [], masterNode: nil))
        try await expect("shard_role_changed shard:1") {
            stage.entries.count("shard_role_changed", "event", "shard:1") == 1
        }
        // Or the next step would find the database still busy with this one.
        try await expect("the end of the failover") {
            stage.entries.count("status_changed", "event", "database:1") == 2
        }
        try await pause(5)
    }

    private func breakNode() async throws {
        stage.entries.say("")
        stage.entries.say("Step 2: node 2 goes down.")
        try stage.server.switchOn(.nodeDown(nodes: [2]))
        try await expect(alert: "node_down", "firing")
        try await pause(5)
        stage.entries.say("        It comes back.")
        try stage.server.switchOff(.nodeDown)
        try await expect(alert: "node_down", "resolved")
        try await pause(5)
    }

    private func breakPassword() async throws {
        stage.entries.say("")
        stage.entries.say("Step 3: somebody changes the password on the cluster.")
        let before = failedLogins
        stage.rotatePassword(to: "changed")
        try await expect(alert: "authentication_rejected", "firing")
        try await pause(5)
        try await stage.pass(isQuick ? 3 : 0)
        let cost = failedLogins - before
        stage.entries.say("        Refused logins so far: \(cost). Nothing more is sent.")
        guard cost <= 3 else { throw CommandFailure(message: "rewatchd: too many failed logins") }
        stage.entries.say("        The operator writes the new password to the file.")
        try stage.storePassword("changed")
        try await expect(alert: "authentication_rejected", "resolved")
    }

    /// Nothing was told twice.
    private func checkCounts() throws {
        for alert in ["node_down", "authentication_rejected"] {
            for state in ["firing", "resolved"] where stage.entries.count(alert, state) != 1 {
                throw CommandFailure(message: "rewatchd: \(alert) \(state) was not told once")
            }
        }
    }

    private var failedLogins: Int {
        stage.server.withCluster { $0.failedLogins }
    }

    private func pause(_ seconds: Int) async throws {
        if !isQuick { try await stage.pass(seconds) }
    }

    private func expect(alert: String, _ state: String) async throws {
        try await expect("\(alert) \(state)") { stage.entries.count(alert, state) == 1 }
    }

    private func expect(_ what: String, _ condition: () throws -> Bool) async throws {
        guard try await stage.wait(atMost: Self.patience, until: condition) else {
            throw CommandFailure(message: "rewatchd: not seen within 30 s: \(what)")
        }
    }
}
