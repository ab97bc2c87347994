import Exposition
import TestSupport
import Testing
import Web

@Suite struct MetricsTests {
    @Test(arguments: [
        ("gzip", true), ("GZIP", true), ("deflate, gzip;q=1.0, *;q=0.5", true), ("*", true),
        ("x-gzip", true), ("gzip;q=0.001", true), (" gzip ; q=0.5 , identity;q=0.5", true),
        ("identity;q=0, *", true), ("gzip;q=0", false), ("gzip;q=0.000", false), ("", false),
        ("*;q=0", false), ("gzip;q=0, *", false), ("identity", false), ("br", false),
        ("gzip;q=0.2, identity;q=0.8", false), ("gzip;q=2", false), ("gzip;q=x", false),
        ("gzip;q=+1", false), ("gzip;q=1.5", false), ("gzip;q=01", false), ("gzip;q=", false),
        ("gzip;q", false), ("gzip;=", true), ("gzip;q=-0", false), ("gzip;q=1.000", true),
        ("gzip;q=\u{59C}", false),
        ("gzipped", false), ("gzip;q=0.0001", false), ("br, *;q=0", false), (",;,", false),
    ])
    func `compression is negotiated by weights`(_ field: String, _ expected: Bool) async throws {
        try await withServer { addresses in
            let connection = try RawConnection(to: addresses[0])
            let response = try #require(
                try await connection.request("GET", "/metrics", "Accept-Encoding: \(field)")
            )
            #expect(response.status == 200)
            #expect(response.field("content-encoding") == (expected ? "gzip" : nil))
            #expect(response.field("vary") == "Accept, Accept-Encoding")
            #expect(response.field("content-type") == ExpositionFormat.text.contentType)
            let text = expected ? try await unpacked(response.body) : response.text
            #expect(text == "a 1\nb 2\n")
        }
    }

    @Test(arguments: [
        (
            "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;"
                + "q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", ExpositionFormat.openMetrics
        ),
        (
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                + "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;"
                + "escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
            .openMetrics
        ),
        ("text/plain;version=0.0.4;q=1,*/*;q=0.1", .text), ("*/*", .text), ("", .text),
        ("application/openmetrics-text", .openMetrics), ("text/html", .text),
        ("Application/OpenMetrics-Text; version=\"1.0.0\"", .openMetrics),
        ("application/openmetrics-text;version=0.0.1", .text),
        ("application/openmetrics-text;q=0", .text),
        ("application/openmetrics-text;q=0.2,text/plain;q=0.3", .text),
    ])
    func `the format is negotiated, in both compressions`(
        _ field: String,
        _ expected: ExpositionFormat
    ) async throws {
        try await withServer(FakeSource(["a 1\n"])) { addresses in
            let connection = try RawConnection(to: addresses[0])
            for coding in ["identity", "gzip"] {
                let response = try #require(
                    try await connection.request(
                        "GET",
                        "/metrics",
                        "Accept: \(field)",
                        "Accept-Encoding: \(coding)"
                    )
                )
                #expect(response.field("content-type") == expected.contentType)
                let text =
                    coding == "gzip" ? try await unpacked(response.body) : response.text
                #expect(text == (expected == .text ? "a 1\n" : "# OM\na 1\n# EOF\n"))
            }
        }
    }

    @Test func `many clients at a time get the whole body, plain and compressed`() async throws {
        let lines = (0..<5_000).map { "m{i=\"\($0)\"} \($0 * 7_919)\n" }
        let segments = [lines[0], lines[1..<4_990].joined(), lines[4_990...].joined()]
        let body = lines.joined()
        try await withServer(FakeSource(segments)) { addresses in
            var packed = try await withThrowingTaskGroup { group in
                for _ in 0..<12 {
                    group.addTask { try await scrapes("identity", at: addresses[0]) }
                    group.addTask { try await scrapes("gzip", at: addresses[0]) }
                }
                return try await group.reduce(into: Set<[UInt8]>()) { $0.formUnion($1) }
            }
            #expect(packed.remove(Array(body.utf8)) != nil)
            #expect(packed.count == 1)
            let first = try #require(packed.first)
            #expect(try await unpacked(first) == body)
        }
    }

    @Test func `an empty exposition is an empty answer`() async throws {
        try await withServer(FakeSource([])) { addresses in
            let connection = try RawConnection(to: addresses[0])
            let plain = try #require(try await connection.request("GET", "/metrics"))
            #expect(plain.status == 200)
            #expect(plain.body.isEmpty)
            let packed = try #require(
                try await connection.request("GET", "/metrics", "Accept-Encoding: gzip")
            )
            #expect(try await unpacked(packed.body) == "")
        }
    }

    private func unpacked(_ bytes: [UInt8]) async throws -> String {
        let folder = try TemporaryDirectory()
        try Files.write(bytes, to: folder.file("body.gz"))
        let run = try await ChildProcess.run("gzip", ["-dc", folder.file("body.gz")])
        #expect(run.status == .code(0), "\(run.standardError)")
        return run.standardOutput
    }
}

/// Scrapes five times over one connection and returns the different bodies.
private func scrapes(_ coding: String, at address: ListenAddress) async throws -> Set<[UInt8]> {
    let connection = try RawConnection(to: address)
    var bodies: Set<[UInt8]> = []
    for _ in 0..<5 {
        let response = try await connection.request(
            "GET",
            "/metrics",
            "Accept-Encoding: \(coding)"
        )
        bodies.insert(try #require(response).body)
    }
    return bodies
}
