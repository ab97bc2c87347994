import TestSupport

/// Requests by the program curl, an HTTP client that is not ours.
enum HTTP {
    /// Returns the body of a good answer.
    static func get(_ url: String, _ headers: [String] = []) async throws -> String {
        try await send("GET", url, headers: headers)
    }

    /// Sends a request and returns the body; an error status throws.
    static func send(
        _ method: String,
        _ url: String,
        body: String? = nil,
        headers: [String] = []
    ) async throws -> String {
        var arguments = ["-sS", "--fail", "--insecure", "--max-time", "20", "-X", method, url]
        for header in headers { arguments += ["-H", header] }
        if let body { arguments += ["-d", body] }
        return try await ChildProcess.run("curl", arguments).output()
    }

    /// Returns the status code alone.
    static func status(_ method: String, _ url: String) async throws -> Int {
        let result = try await ChildProcess.run(
            "curl",
            ["-s", "--max-time", "20", "-o", "/dev/null", "-w", "%{http_code}", "-X", method, url]
        )
        return Int(result.standardOutput) ?? 0
    }
}
