import ArgumentParser
import Glibc
import SimulatedCluster
import SimulatedClusterServer
import UnixSignals

/// The command `resim`: a simulated Redis Enterprise cluster over https.
@main
struct Resim: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resim",
        abstract: "A simulated Redis Enterprise cluster over https, for tests and trials.",
        discussion: """
            Answers the REST API of a cluster over TLS with a self-signed certificate, made at \
            each start and, for the listened address and localhost, usable as CA file.

            Logins (HTTP Basic): unless --user names another, rewatchd@example.com with the \
            password "simulated" and the role cluster_viewer. With the same password, one user \
            for each role: \(SimulatedRole.allCases.map(\.userName).joined(separator: ", ")). \
            Five wrong passwords within 15 minutes lock a user for 30.

            Other ways in: POST /v1/users/authorize issues a token for them (JWT), and with \
            --client-ca a client certificate stands for the user that is its common name.

            Without login, on the same listener:
              GET    /_resim                 faults, failed logins, the last requests
              PUT    /_resim/faults/NAME     switches a fault on, parameters as a JSON object
              DELETE /_resim/faults/NAME     switches it off
              PUT    /_resim/credentials     {"password": …}, optionally {"username": …}

            Faults: node-down {node}, database-recovery {database}, database-status {database, \
            status}, shard-inactive {shard}, failover {shard | database | master_node}, \
            backup-failed {database, reason?}, license-expired, certificate-expiring \
            {certificate?, days?}, maintenance {node}, action-stuck {database?, node?, variant? \
            stuck|failed}, alert-raised {scope, name, uid?, enabled?}, user-locked {user, \
            variant? locked|expired}, replication-lag {database, milliseconds, status?}, \
            unauthorized, basic-off, token-revoked {variant? issued|all}, forbidden {path}, unavailable {path?, retry_after?}, hang {path?}, \
            reset {path?, after_bytes?}, truncate {path?, at?, variant? close|json}, html \
            {path?}, slow {path?, milliseconds, variant? dribble|delay}, certificate-swap, \
            redirect {url}, oversize {path?, bytes}, wrong-type {path?, field, value?}. A path \
            matches exactly, or as a prefix when it ends with *. A scope is cluster, node, \
            database, replica-source or active-active-source.
            """,
        version: "resim \(programVersion)"
    )

    /// The version of the program; the release process sets both programs' at once.
    static let programVersion = "0.1.0"

    @Option(help: "Address and port to listen on; port 0 lets the system choose.")
    var listen = "127.0.0.1:9443"

    @Option(help: "Number of nodes.")
    var nodes = 3

    @Option(help: "Number of databases.")
    var databases = 4

    @Option(help: "Number of primary shards of each database.")
    var shardsPerDatabase = 2

    @Option(help: "Number of databases that are members of an Active-Active database.")
    var activeActiveDatabases = 0

    @Option(help: "Number of databases, after those, that are a Replica Of another.")
    var replicaDatabases = 0

    @Option(help: "The same seed gives the same cluster.")
    var seed: UInt64 = 1

    @Option(help: "The release family to play: 6.2, 7.2, 7.22, 8.0 or 8.2.")
    var clusterVersion = SimulatedVersion.v8_0

    @Option(help: "The cluster's full domain name, also the name in its certificate.")
    var clusterName = "simulated.example.com"

    @Option(help: "The user to accept; needs --password-file.")
    var user: String?

    @Option(help: ArgumentHelp("File with the user's password.", valueName: "file"))
    var passwordFile: String?

    @Option(help: ArgumentHelp("Where to write the certificate as PEM.", valueName: "file"))
    var writeCa: String?

    @Option(
        help: ArgumentHelp(
            "PEM file of authorities whose certificates log in as the user they name.",
            valueName: "file"
        )
    )
    var clientCa: String?

    @Option(help: ArgumentHelp("Folder of recorded bodies to serve instead.", valueName: "dir"))
    var replay: String?

    @Flag(
        help: "Listen for every node, on consecutive addresses; others than the primary redirect."
    )
    var nodeListeners = false

    static func main() async {
        do {
            let command = try parse()
            try await command.run()
        } catch {
            let code = exitCode(for: error)
            // Help and version are no errors and go to stdout.
            guard !code.isSuccess else { exit(withError: error) }
            let line = message(for: error).split(whereSeparator: \.isNewline)
                .joined(separator: " ")
            StandardError.write("resim: \(line) (resim --help tells more)")
            Glibc.exit(code.rawValue)
        }
    }

    func validate() throws {
        guard (user == nil) == (passwordFile == nil) else {
            throw ValidationError("--user and --password-file belong together")
        }
        guard address != nil else { throw ValidationError("--listen must be ADDRESS:PORT") }
        for (name, value) in [("nodes", nodes), ("shards-per-database", shardsPerDatabase)] {
            guard (1...10_000).contains(value) else {
                throw ValidationError("--\(name) must be between 1 and 10000")
            }
        }
        guard (0...100_000).contains(databases) else {
            throw ValidationError("--databases must be between 0 and 100000")
        }
        guard activeActiveDatabases >= 0, replicaDatabases >= 0,
            activeActiveDatabases <= databases,
            replicaDatabases <= databases - activeActiveDatabases
        else {
            throw ValidationError(
                "--active-active-databases and --replica-databases must fit into --databases"
            )
        }
    }

    func run() async throws {
        let server = try SimulatedClusterServer(try serverConfiguration())
        if let writeCa { try TextFile.write(server.certificateAuthority, to: writeCa) }
        // Signals are caught before the line that tells others to send them.
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            group.addTask { for await _ in signals { return } }
            defer { group.cancelAll() }
            do {
                let port = try await server.waitUntilListening()
                announce(server.configuration.hosts.map { "https://\($0):\(port)" })
            } catch SimulatedClusterServerError.ended {
                return
            }
            try await group.next()
        }
    }

    private func announce(_ addresses: [String]) {
        print("resim \(clusterName) listening on \(addresses.joined(separator: " "))")
        fflush(nil)
    }

    private var address: (host: String, port: Int)? {
        guard let colon = listen.lastIndex(of: ":") else { return nil }
        let host = listen[..<colon].drop { $0 == "[" }.prefix { $0 != "]" }
        guard !host.isEmpty, let port = UInt16(listen[listen.index(after: colon)...]) else {
            return nil
        }
        return (String(host), Int(port))
    }

    private func serverConfiguration() throws -> SimulatedClusterServerConfiguration {
        var cluster = SimulatedClusterConfiguration(
            nodes: nodes,
            databases: databases,
            shardsPerDatabase: shardsPerDatabase,
            seed: seed,
            version: clusterVersion
        )
        cluster.name = clusterName
        cluster.activeActiveDatabases = activeActiveDatabases
        cluster.replicaDatabases = replicaDatabases
        if let user, let passwordFile {
            cluster.userName = user
            cluster.password = try TextFile.line(passwordFile)
        }
        var configuration = SimulatedClusterServerConfiguration(cluster: cluster)
        if let address {
            configuration.host = address.host
            configuration.port = address.port
        }
        configuration.hasListenerPerNode = nodeListeners
        configuration.replayDirectory = replay
        configuration.clientAuthority = try clientCa.map { path in try TextFile.line(path) }
        configuration.certificateNames = configuration.hosts + ["localhost"]
        return configuration
    }
}

extension SimulatedVersion: ExpressibleByArgument {}
