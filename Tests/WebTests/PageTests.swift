import TestSupport
import Testing
import Web

/// Pages go out with what keeps a browser from loading or running anything else.
@Suite struct PageTests {
    private let source = FakeSource(clusters: ["east": "e 1\n", "a/b <c>": "f 1\n"])

    @Test(arguments: [
        ("/", 200, "fleet"),
        ("/clusters/east", 200, "cluster(\"east\", search: \"\")"),
        ("/clusters/east?q=a%20b", 200, "cluster(\"east\", search: \"a b\")"),
        ("/clusters/a%2Fb%20%3Cc%3E", 200, "cluster(\"a/b <c>\", search: \"\")"),
        ("/clusters/west", 404, "<p>none</p>"),
        ("/polls?cluster=east", 200, "polls(cluster: Optional(\"east\"))"),
        ("/configuration", 200, "configuration"),
    ])
    func `a page has the fields that protect its reader`(
        _ target: String,
        _ status: Int,
        _ body: String
    ) async throws {
        try await withServer(source) { addresses in
            let connection = try RawConnection(to: addresses[0])
            let page = try #require(try await connection.request("GET", target))
            #expect(page.status == status)
            #expect(page.text.hasSuffix(body))
            #expect(page.field("content-type") == "text/html; charset=utf-8")
            let policy = try #require(page.field("content-security-policy"))
            #expect(policy.hasPrefix("default-src 'none'; style-src 'self'; script-src 'self';"))
            #expect(policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(page.field("x-content-type-options") == "nosniff")
            #expect(page.field("referrer-policy") == "no-referrer")
            #expect(page.field("cache-control") == "no-store")
        }
    }

    @Test(arguments: [
        ("/assets/style.css", "text/css; charset=utf-8"),
        ("/assets/refresh.js", "text/javascript; charset=utf-8"),
    ])
    func `style and script come from here and may be kept`(
        _ target: String,
        _ type: String
    ) async throws {
        try await withServer(source) { addresses in
            let answer = try await RawConnection(to: addresses[0]).request("GET", target)
            #expect(answer?.field("content-type") == type)
            #expect(answer?.field("cache-control") == "private, max-age=300")
            #expect(answer?.field("x-content-type-options") == "nosniff")
        }
    }

    @Test func `a page is compressed for who takes that`() async throws {
        try await withServer(source) { addresses in
            let connection = try RawConnection(to: addresses[0])
            let page = try await connection.request("GET", "/", "Accept-Encoding: gzip")
            #expect(page?.field("content-encoding") == "gzip")
            #expect(page?.field("vary") == "Accept-Encoding")
            let plain = try await connection.request("GET", "/")
            #expect(plain?.field("content-encoding") == nil)
        }
    }
}
