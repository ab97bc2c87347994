import ArgumentParser
import SimulatedCluster
import SimulatedClusterServer
import Web

/// `rewatchd demo`: the newcomer's first run.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows the whole program at work on a simulated cluster.",
        discussion: """
            Starts a simulated cluster and the daemon in one process, with real TLS and real \
            logins between them. After a while a shard fails over, a node goes down and the password \
            changes, and it shows the journal's entries as they come. Ctrl-C ends it.
            """
    )

    @Option(help: "Where the daemon serves its pages and metrics; port 0 lets the system choose.")
    var listen = "127.0.0.1:19443"

    @Option(help: "Nodes of the simulated cluster.")
    var nodes = 3

    @Option(help: "Databases of the simulated cluster.")
    var databases = 10

    @Option(help: "The same seed gives the same cluster.")
    var seed: UInt64 = 1

    @Flag(help: "Tell the story once and exit: 0 if every step was seen.")
    var once = false

    func validate() throws {
        guard ListenAddress(listen) != nil else {
            throw ValidationError("--listen takes ADDRESS:PORT, not \"\(listen)\"")
        }
        guard (2...64).contains(nodes), (1...1_000).contains(databases) else {
            throw ValidationError("the demo takes 2 to 64 nodes and 1 to 1000 databases")
        }
    }

    func run() async throws {
        let cluster = SimulatedClusterConfiguration(
            nodes: nodes,
            databases: databases,
            shardsPerDatabase: 2,
            seed: seed
        )
        let server: SimulatedClusterServer
        do {
            server = try SimulatedClusterServer(
                SimulatedClusterServerConfiguration(
                    cluster: cluster,
                    certificateNames: ["127.0.0.1", "localhost"]
                )
            )
        } catch {
            throw CommandFailure(message: "rewatchd: the simulated cluster did not start: \(error)")
        }
        let listen = listen
        let once = once
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            let port = try await server.waitUntilListening()
            let stage = try await DemoStage(server: server, port: port, listen: listen)
            group.addTask { try await stage.runDaemon() }
            group.addTask {
                try await DemoStory(stage: stage, isQuick: once).tell()
                if !once { try await stage.waitForEver() }
            }
            defer { group.cancelAll() }
            // Whoever ends first ends the demo: the story, the daemon on Ctrl-C, or an error.
            _ = try await group.next()
        }
    }
}
