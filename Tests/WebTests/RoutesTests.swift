import Synchronization
import TestSupport
import Testing
import Web

@Suite struct RoutesTests {
    @Test(arguments: [
        ("GET", "/metrics", 200, "a 1\nb 2\n"),
        ("GET", "/metrics?", 200, "a 1\nb 2\n"),
        ("GET", "/metrics?other=x", 200, "a 1\nb 2\n"),
        ("GET", "/metrics?cluster=east", 200, "e 1\n"),
        ("GET", "/metrics?cluster=%65ast", 200, "e 1\n"),
        ("GET", "/metrics?x=1&cluster=a+b%2Fc%26", 200, "abc 1\n"),
        ("GET", "/metrics?cluster=west", 404, "No cluster of that name is watched.\n"),
        ("GET", "/metrics?cluster=", 404, "No cluster of that name is watched.\n"),
        ("GET", "/metrics?cluster", 404, "No cluster of that name is watched.\n"),
        ("GET", "/metrics?cluster=%zz", 404, "No cluster of that name is watched.\n"),
        ("GET", "/metrics?cluster=%ff", 404, "No cluster of that name is watched.\n"),
        ("GET", "/api/v1/alerts", 200, "{\"alerts\":1}"),
        ("POST", "/api/v1/alerts", 405, "Only GET, HEAD can be used here.\n"),
        ("GET", "/api/v1/events", 200, "{\"since\":\"\",\"limit\":\"\"}"),
        ("GET", "/api/v1/events?since=-2h&limit=7", 200, "{\"since\":\"-2h\",\"limit\":\"7\"}"),
        ("DELETE", "/api/v1/events", 405, "Only GET, HEAD can be used here.\n"),
        ("GET", "/api/v1/status", 200, "- -"),
        ("GET", "/api/v1/status?cluster=a+b&database=5", 200, "a b 5"),
        ("PUT", "/api/v1/status", 405, "Only GET, HEAD can be used here.\n"),
        ("GET", "/api/v1/polls?cluster=east", 200, "polls east"),
        ("POST", "/api/v1/polls", 405, "Only GET, HEAD can be used here.\n"),
        ("POST", "/clusters/east", 405, "Only GET, HEAD can be used here.\n"),
        ("GET", "/clusters", 404, "There is nothing here; / lists what there is.\n"),
        ("GET", "/clusters/east/nodes/1", 404, "There is nothing here; / lists what there is.\n"),
        ("GET", "/assets/other.css", 404, "There is nothing here; / lists what there is.\n"),
        ("GET", "/api/v1/read", 405, "Only POST can be used here.\n"),
        ("GET", "/-/healthy", 200, "rewatchd is healthy.\n"),
        ("GET", "/-/ready", 503, "Not every cluster has been polled yet.\n"),
        ("POST", "/-/reload", 403, "Lifecycle API is not enabled.\n"),
        ("PUT", "/-/reload", 405, "Only POST can be used here.\n"),
        ("GET", "/-/reload", 405, "Only POST can be used here.\n"),
        ("POST", "/metrics", 405, "Only GET, HEAD can be used here.\n"),
        ("DELETE", "/", 405, "Only GET, HEAD can be used here.\n"),
        ("PATCH", "/-/ready", 405, "Only GET, HEAD can be used here.\n"),
        ("GET", "/metrics/", 404, "There is nothing here; / lists what there is.\n"),
        ("GET", "/Metrics", 404, "There is nothing here; / lists what there is.\n"),
        ("GET", "/-/", 404, "There is nothing here; / lists what there is.\n"),
        ("GET", "/../etc/passwd", 404, "There is nothing here; / lists what there is.\n"),
    ])
    func `each path and method has its answer`(
        _ method: String,
        _ target: String,
        _ status: Int,
        _ body: String
    ) async throws {
        let source = FakeSource(clusters: ["east": "e 1\n", "a b/c&": "abc 1\n"])
        try await withServer(source) { addresses in
            let response = try #require(
                try await RawConnection(to: addresses[0]).request(method, target)
            )
            #expect(response.status == status)
            #expect(response.text == body)
            #expect(response.field("server") == nil)
            #expect((response.field("allow") != nil) == (status == 405))
            #expect(response.field("content-length") == "\(body.utf8.count)")
        }
    }

    @Test(arguments: ["/metrics", "/-/healthy", "/", "/nothing"])
    func `HEAD answers as GET without the body`(_ target: String) async throws {
        try await withServer { addresses in
            let connection = try RawConnection(to: addresses[0])
            let get = try #require(try await connection.request("GET", target))
            let head = try #require(try await connection.request("HEAD", target))
            #expect(head.head == get.head)
            // Had a body followed, it would be taken for the head of this one.
            #expect(try await connection.request("GET", "/-/healthy")?.status == 200)
        }
    }

    @Test func `readiness follows the source`() async throws {
        let source = FakeSource()
        try await withServer(source) { addresses in
            let connection = try RawConnection(to: addresses[0])
            #expect(try await connection.request("GET", "/-/ready")?.status == 503)
            source.state.withLock { $0.isReady = true }
            let ready = try await connection.request("GET", "/-/ready")
            #expect(ready?.status == 200)
            #expect(ready?.text == "rewatchd is ready.\n")
        }
    }

    @Test func `a reload is done where the lifecycle is enabled, and its failure told`()
        async throws
    {
        let source = FakeSource()
        try await withServer(source, isLifecycleEnabled: true) { addresses in
            let connection = try RawConnection(to: addresses[0])
            #expect(try await connection.request("POST", "/-/reload")?.status == 200)
            source.state.withLock { $0.reloadResult = .refused(reason: "a.yaml:1:2: what") }
            let refused = try await connection.request("POST", "/-/reload", "Content-Length: 0")
            #expect(refused?.status == 500)
            #expect(refused?.text.contains("a.yaml:1:2: what") == true)
            #expect(try await connection.request("GET", "/-/reload")?.status == 405)
            #expect(source.state.withLock { $0.reloads } == 2)
        }
    }

    @Test func `a reload that is not enabled reaches nobody`() async throws {
        let source = FakeSource()
        try await withServer(source) { addresses in
            let connection = try RawConnection(to: addresses[0])
            #expect(try await connection.request("POST", "/-/reload")?.status == 403)
            #expect(source.state.withLock { $0.reloads } == 0)
        }
    }
}
