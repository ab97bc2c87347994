import Alerting
import Settings
import SimulatedCluster
import SimulatedClusterServer
import Synchronization
import Systemd
import Watching
import Web

/// Where the demo's story is played: the simulated cluster, the daemon, and its files.
///
/// The daemon is the real one, started from a real configuration file, a password file and the
/// cluster's certificate in a private folder that goes when the demo ends.
final class DemoStage: Sendable {
    let server: SimulatedClusterServer
    let entries = DemoWriter()
    private let folder: PrivateFolder
    private let daemon: Daemon
    private let clock = ContinuousClock()
    private let pageAddress = Mutex<String?>(nil)

    init(server: SimulatedClusterServer, port: Int, listen: String) async throws {
        self.server = server
        folder = try PrivateFolder()
        try folder.write(server.configuration.cluster.password, to: "password")
        try folder.write(server.certificateAuthority, to: "ca.pem")
        let settings = Self.settings(
            server,
            port: port,
            listen: listen,
            history: folder.path(of: "rewatchd.sqlite")
        )
        try folder.write(settings, to: "rewatchd.yaml")
        let path = folder.path(of: "rewatchd.yaml")
        let loaded = try Configuration.load(path: path, environment: [:])
        daemon = try Daemon(
            configuration: loaded.configuration,
            output: LogOutput(entries, level: .warning),
            hangups: await Daemon.trapHangups()
        ) { () throws(SettingsError) in
            try Configuration.load(path: path, environment: [:])
        }
    }

    /// Runs the daemon until a signal or cancellation.
    func runDaemon() async throws {
        do {
            try await daemon.run { [self] addresses in
                pageAddress.withLock { $0 = addresses.first.map { "http://\($0)/" } }
            }
        } catch let failure as DaemonFailure {
            throw CommandFailure(message: "rewatchd: \(failure)")
        }
    }

    /// Changes the password that the cluster accepts.
    func rotatePassword(to password: String) {
        let user = server.configuration.cluster.userName
        server.withCluster { $0.rotateCredentials(userName: user, password: password) }
    }

    /// Gives the daemon a new password, as an operator would: a new file, moved into place.
    func storePassword(_ password: String) throws {
        try folder.write(password, to: "password.new")
        try folder.move("password.new", to: "password")
    }

    /// Where the pages are, once the daemon listens and its first cycle has ended.
    var pageWhenReady: String? {
        guard daemon.board.isReady else { return nil }
        return pageAddress.withLock { $0 }
    }

    /// One line about how things stand.
    var statusLine: String {
        guard let entry = daemon.board.entries.first?.entry else { return "starting" }
        let report = entry.report
        let alerts = report.firing.map { "\($0.key.kind.rawValue) (\($0.key.subject))" }
        return "up \(report.health.isUp ? 1 : 0), login \(report.health.authentication.rawValue), "
            + "\(report.buffer.samples) samples, "
            + (alerts.isEmpty ? "no alert" : alerts.joined(separator: ", "))
    }

    /// Waits, at most for `limit`, until a condition holds; looks every 50 ms.
    func wait(atMost limit: Duration, until condition: () throws -> Bool) async throws -> Bool {
        let deadline = clock.now.advanced(by: limit)
        while try condition() == false {
            guard clock.now < deadline else { return false }
            try await clock.sleep(for: .milliseconds(50))
        }
        return true
    }

    /// Shows the status line each second until the demo is ended.
    func waitForEver() async throws {
        while true {
            entries.show(status: statusLine)
            try await clock.sleep(for: .seconds(1))
        }
    }

    /// Lets time pass, with the status line kept current.
    func pass(_ seconds: Int) async throws {
        for _ in 0..<seconds {
            entries.show(status: statusLine)
            try await clock.sleep(for: .seconds(1))
        }
    }

    private static func settings(
        _ server: SimulatedClusterServer,
        port: Int,
        listen: String,
        history: String
    ) -> String {
        """
        clusters:
          - name: demo
            endpoints: ["https://127.0.0.1:\(port)"]
            username: \(server.configuration.cluster.userName)
            password_file: password
            tls: {ca_file: ca.pem}
            poll: {interval: 1s, slow_interval: 5s, timeout: 2s}
        web: {listen: "\(listen)"}
        buffer: {path: "\(history)"}
        alerts:
          defaults: {hold: 2s, clear: 2s}
          database_change_stuck: {hold: 10m}
        """
    }
}
