import Synchronization
import TestSupport
import Testing

/// A simulated cluster in a process of its own, and the files that a daemon needs to watch it.
final class SimulatedSite: Sendable {
    /// What every token begins with, the Base64 of `{"alg":`; less of it stands in any certificate
    /// or compressed sample by chance.
    static let tokenBeginning = "eyJhbGciOi"

    let folder: TemporaryDirectory
    let url: String
    private let process: ChildProcess
    private let kept = Mutex<TemporaryDirectory?>(nil)

    /// Starts resim on a free port and waits until it listens.
    init(_ arguments: [String] = []) async throws {
        folder = try TemporaryDirectory()
        process = try ChildProcess(
            Program.resim,
            ["--listen", "127.0.0.1:0", "--write-ca", folder.file("ca.pem")] + arguments
        )
        let line = try await process.line(within: .seconds(90)) { $0.contains("https://") }
        let start = try #require(line.text.firstRange(of: "https://")).lowerBound
        url = String(line.text[start...].prefix { !$0.isWhitespace && $0 != "," })
        _ = try folder.write("simulated", to: "password", mode: 0o600)
    }

    /// Keeps a folder for as long as the cluster runs.
    func keep(_ folder: TemporaryDirectory) {
        kept.withLock { $0 = folder }
    }

    /// Writes a configuration for this cluster and returns its path.
    func settings(
        name: String = "sim",
        interval: String = "1s",
        extra: String = ""
    ) throws -> String {
        try folder.write(
            """
            clusters:
              - name: \(name)
                endpoints: ["\(url)"]
                username: rewatchd@example.com
                password_file: password
                tls: {ca_file: ca.pem}
                poll: {interval: \(interval), slow_interval: 5s, timeout: 2s}
            web: {listen: "127.0.0.1:0"}
            alerts:
              defaults: {hold: 1s, clear: 1s}
              database_change_stuck: {hold: 10m}
            \(extra)
            """,
            to: "rewatchd.yaml"
        )
    }

    /// Switches a fault on.
    func switchOn(_ fault: String, _ parameters: String = "{}") async throws {
        _ = try await HTTP.send("PUT", "\(url)/_resim/faults/\(fault)", body: parameters)
    }

    /// Tells the simulated cluster something else.
    func control(_ path: String, _ body: String) async throws {
        _ = try await HTTP.send("PUT", "\(url)/_resim/\(path)", body: body)
    }

    /// Switches a fault off.
    func switchOff(_ fault: String) async throws {
        _ = try await HTTP.send("DELETE", "\(url)/_resim/faults/\(fault)")
    }

    /// Makes the cluster accept another password.
    func rotate(to password: String) async throws {
        _ = try await HTTP.send(
            "PUT",
            "\(url)/_resim/credentials",
            body: "{\"password\": \"\(password)\"}"
        )
    }

    /// What the cluster says about itself: faults, failed logins, the last requests.
    func report() async throws -> String {
        try await HTTP.get("\(url)/_resim")
    }

    /// How many logins it has refused.
    func failedLogins() async throws -> Int {
        let report = try await report()
        let match = try #require(report.firstMatch(of: /"failed_logins":\s*(\d+)/))
        return Int(match.1) ?? -1
    }
}
