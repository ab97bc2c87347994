import TestSupport

/// A server over real TLS that shows what it was sent and answers by hand, once.
struct Conversation {
    let port: Int
    private let process: ChildProcess
    private let pipe: String
    private let folder: TemporaryDirectory

    /// Starts it in a folder, which it keeps.
    init(in folder: TemporaryDirectory, _ identity: TestAuthority.Issued) async throws {
        self.folder = folder
        pipe = folder.file("answers")
        // Opened for both, so that the server never sees the end of its input.
        let script = """
            mkfifo "\(pipe)" && exec openssl s_server -accept 127.0.0.1:0 \
            -cert "\(identity.certificate)" -key "\(identity.key)" <> "\(pipe)"
            """
        process = try ChildProcess("sh", ["-c", script])
        port = try await ScriptedServer.port(of: process)
    }

    /// Returns the lines of the request, sorted after the first, when its last one has come.
    func request() async throws -> [String] {
        let last = try await process.line { $0.isEmpty || $0 == "\r" }
        // Before the request it prints what the two sides agreed on.
        let lines = process.standardOutput.split(whereSeparator: \.isNewline).map(String.init)
        let first =
            lines.firstIndex { $0.hasPrefix("GET ") || $0.hasPrefix("POST ") } ?? lines.endIndex
        _ = last
        return lines[first...].prefix(1) + lines[first...].dropFirst().sorted()
    }

    /// Sends an answer.
    func answer(_ text: String) async throws {
        _ = try await ChildProcess.run("sh", ["-c", "cat > '\(pipe)'"], input: text)
    }
}
