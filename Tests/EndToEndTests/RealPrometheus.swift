import Glibc
import TestSupport
import Testing

/// A real Prometheus on the loopback.
final class RealPrometheus: Sendable {
    let address: String
    private let process: ChildProcess

    /// Starts it over a folder of blocks and waits until it is ready.
    init(
        in folder: String,
        port: Int? = nil,
        configuration: String = "",
        arguments: [String] = []
    ) async throws {
        let port = try port ?? Self.freePort()
        let file = folder + ".yml"
        try Files.write(configuration, to: file)
        process = try ChildProcess(
            "prometheus",
            [
                "--config.file=\(file)", "--storage.tsdb.path=\(folder)",
                "--web.listen-address=127.0.0.1:\(port)", "--storage.tsdb.retention.time=10y",
                "--storage.remote.flush-deadline=1s",
            ] + arguments
        )
        address = "http://127.0.0.1:\(port)"
        _ = try await process.line(within: .seconds(90)) {
            $0.contains("Server is ready to receive web requests")
        }
    }

    /// The values of an instant query, in the order of the answer.
    func values(of query: String) async throws -> [Double] {
        try await answer(to: query).matches(of: /"value":\[[0-9.]+,"(.*?)"\]/)
            .compactMap { Double($0.1) }
    }

    /// The labels of an instant query's series, each as `a="1",b="2"` in order of the names.
    func series(of query: String) async throws -> [String] {
        try await answer(to: query).matches(of: /"metric":\{(.*?)\}/).map { match in
            String(match.1).replacing("\":\"", with: "=\"").replacing(",\"", with: ",")
        }
    }

    private func answer(to query: String) async throws -> String {
        try await ChildProcess.run(
            "curl",
            [
                "-sS", "--fail", "--max-time", "20", "-G", "\(address)/api/v1/query",
                "--data-urlencode", "query=\(query)",
            ]
        ).output()
    }

    /// The whole answer to a range query, as text.
    func range(of query: String, from: String, to: String, step: String) async throws -> String {
        let parameters = ["query=\(query)", "start=\(from)", "end=\(to)", "step=\(step)"]
        return try await ChildProcess.run(
            "curl",
            ["-sS", "--max-time", "20", "-G", "\(address)/api/v1/query_range"]
                + parameters.flatMap { ["--data-urlencode", $0] }
        ).output()
    }

    /// Ends it as systemd would.
    func stop() async throws {
        process.send(15)
        _ = try await process.exit(within: .seconds(90))
    }

    /// A port that nobody listens at now.
    static func freePort() throws -> Int {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(socket, pointer, length) == 0
                    && getsockname(socket, pointer, &length) == 0
            }
        }
        try #require(bound)
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
