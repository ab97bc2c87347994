import TestSupport
import Testing

/// A real Alertmanager on the loopback; it can be ended and begun anew at the same address.
final class RealAlertmanager: Sendable {
    let address: String
    private let process: ChildProcess

    /// Starts it over a folder and waits until it listens.
    init(in folder: String, port: Int, web: String? = nil) async throws {
        let file = folder + ".yml"
        try Files.write("route: {receiver: none}\nreceivers: [{name: none}]\n", to: file)
        let own = web.map { ["--web.config.file=\($0)"] } ?? []
        process = try ChildProcess(
            "prometheus-alertmanager",
            [
                "--config.file=\(file)", "--storage.path=\(folder)",
                "--web.listen-address=127.0.0.1:\(port)", "--cluster.listen-address=",
            ] + own
        )
        address = "\(web == nil ? "http" : "https")://127.0.0.1:\(port)"
        _ = try await process.line(within: .seconds(90)) { line in
            line.contains("Listening") || line.contains("TLS is")
        }
    }

    /// What it knows, as JSON; with a login where it asks for one.
    func alerts(_ curl: String...) async throws -> String {
        try await ChildProcess.run(
            "curl",
            ["-sS", "--fail", "--max-time", "20", "\(address)/api/v2/alerts"] + curl
        ).output()
    }

    /// Asks until the answer is as it should be; each question takes its time.
    func await(
        _ what: String,
        _ curl: String...,
        until condition: (String) -> Bool
    ) async throws {
        var last = ""
        for _ in 0..<2_000 {
            last = try await ChildProcess.run(
                "curl",
                ["-sS", "--max-time", "20", "\(address)/api/v2/alerts"] + curl
            ).standardOutput
            if condition(last) { return }
        }
        Issue.record("not seen: \(what), but \(last)")
    }

    /// Ends it as systemd would.
    func stop() async throws {
        process.send(15)
        _ = try await process.exit(within: .seconds(90))
    }
}
