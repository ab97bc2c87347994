import TestSupport

/// A server over real TLS that answers with the bytes of files, well-formed or not.
///
/// It is `openssl s_server -HTTP`: the path of a request names a file in the folder, whose bytes
/// are the whole answer with its status line, and after each answer the connection ends.
struct ScriptedServer {
    let port: Int
    private let folder: TemporaryDirectory
    private let process: ChildProcess

    /// Starts it in a folder, which it keeps, with what else `s_server` is to be told.
    init(
        in folder: TemporaryDirectory,
        _ identity: TestAuthority.Issued,
        host: String = "127.0.0.1",
        options: String = ""
    ) async throws {
        self.folder = folder
        let script = """
            cd "\(folder.path)" && exec openssl s_server -HTTP -accept "\(host):0" \
            -cert "\(identity.certificate)" -key "\(identity.key)" \(options)
            """
        process = try ChildProcess("sh", ["-c", script])
        port = try await Self.port(of: process)
    }

    /// Waits for the line with the address, and returns the port in it.
    static func port(of process: ChildProcess) async throws -> Int {
        let line = try await process.line { $0.hasPrefix("ACCEPT ") }
        return line.text.split(separator: ":").last.flatMap { Int($0) } ?? 0
    }

    /// Makes an answer and returns its path.
    func answer(_ name: String = "answer", with text: String) throws -> String {
        try Files.write(text, to: folder.file(name))
        return "/\(name)"
    }

    /// Makes an answer whose body is that of a shell command compressed, and returns its path.
    func answer(_ name: String = "answer", header: String, gzip command: String) async throws
        -> String
    {
        try Files.write(header, to: folder.file(name))
        let script = "\(command) | gzip -c >> '\(folder.file(name))'"
        _ = try await ChildProcess.run("sh", ["-c", script])
        return "/\(name)"
    }
}
