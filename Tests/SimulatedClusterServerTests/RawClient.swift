import SimulatedCluster
import SimulatedClusterServer
import TestSupport

/// Speaks to a server through `openssl s_client`, so that nothing of ours is on the other side.
struct RawClient {
    let server: SimulatedClusterServer
    let port: Int
    var host = "127.0.0.1"
    var user = "rewatchd@example.com"
    var password = "simulated"
    /// Checks of the certificate, beside that of its signature.
    var checks = ["-verify_hostname", "simulated.example.com"]

    /// What came back: the whole text, and how the client ended.
    struct Answer {
        let text: String
        let status: ExitStatus
        let errors: String

        var head: String { text.range(of: "\r\n\r\n").map { String(text[..<$0]) } ?? text }
        var body: String {
            text.range(of: "\r\n\r\n").map { String(text[$0...].dropFirst(2)) } ?? ""
        }

        /// Returns the code of the status line, nil when there is none.
        var code: Int? { head.split(separator: " ").dropFirst().first.flatMap { Int($0) } }

        /// Returns the value of a header.
        func header(_ name: String) -> String? {
            head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("\(name): ") }
                .map { String($0.dropFirst(name.count + 2)) }
        }
    }

    /// Sends one request on a connection of its own and reads until the end.
    func get(_ target: String) async throws -> Answer {
        let directory = try TemporaryDirectory()
        let run = try await ChildProcess.run(
            "openssl",
            try arguments(directory),
            input: request(target, connection: "close")
        )
        return Answer(
            text: run.standardOutput,
            status: run.status,
            errors: run.standardError
        )
    }

    /// Sends one request and leaves the connection open.
    func open(_ target: String, in directory: TemporaryDirectory) throws -> ChildProcess {
        try ChildProcess(
            "openssl",
            try arguments(directory),
            input: request(target, connection: "keep-alive")
        )
    }

    private func arguments(_ directory: TemporaryDirectory) throws -> [String] {
        let authority = try directory.write(server.certificateAuthority, to: "ca.pem")
        return [
            "s_client", "-quiet", "-connect", "\(host):\(port)", "-CAfile", authority,
            "-verify_return_error",
        ] + checks
    }

    private func request(_ target: String, connection: String) -> String {
        let login = SimulatedRequest.basic(user: user, password: password)
        return "GET \(target) HTTP/1.1\r\nHost: \(host)\r\nConnection: \(connection)\r\n"
            + "Authorization: \(login)\r\n\r\n"
    }
}

extension String {
    /// Finds where a text begins, nil when it does not occur.
    fileprivate func range(of text: String) -> String.Index? {
        let wanted = Array(text.utf8)
        return utf8.indices.first { utf8[$0...].starts(with: wanted) }
    }
}
