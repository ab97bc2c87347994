import CurlTransport
import TestSupport
import Testing
import Watching

/// What is sent, word for word, as an OpenSSL server shows it.
@Suite(.timeLimit(.minutes(1)))
struct RequestTests {
    private let folder: TemporaryDirectory
    private let server: Conversation

    init() async throws {
        folder = try TemporaryDirectory()
        let authority = try await TestAuthority(in: folder)
        server = try await Conversation(in: folder, try await authority.issue())
    }

    @Test(arguments: [
        (nil, []),
        // "user@example.com:päß w:rd" in UTF-8.
        ("päß w:rd", ["Authorization: Basic dXNlckBleGFtcGxlLmNvbTpww6TDnyB3OnJk"]),
        ("", ["Authorization: Basic dXNlckBleGFtcGxlLmNvbTo="]),
    ])
    func `nothing but these headers`(password: String?, login: [String]) async throws {
        let bench = Bench()
        var request = Bench.request("/v1/bdbs/../x?fields=uid,name&a=%20", port: server.port)
        request.login = password.map {
            .credential(Credential(username: "user@example.com", password: Secret($0)))
        }
        async let response = bench.result(of: request)
        #expect(
            try await server.request() == [
                "GET /v1/bdbs/../x?fields=uid,name&a=%20 HTTP/1.1", "Accept-Encoding: gzip",
                "Accept: application/json",
            ] + login + [
                "Host: 127.0.0.1:\(server.port)", "User-Agent: rewatchd/0.0.0-test",
            ]
        )
        try await server.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        #expect(try await response.get().status == 200)
    }

    /// Ways to log in with the lines that they add to a request, sorted.
    @Test(
        arguments: [
            (
                .token(Token(Secret("a.b.c"), scheme: .jwt)), "GET", ["Authorization: JWT a.b.c"]
            ),
            (
                .token(Token(Secret("a.b.c"), scheme: .bearer)), "GET",
                ["Authorization: Bearer a.b.c"]
            ),
            (
                .exchange(Credential(username: "u", password: Secret("p")), .header), "POST",
                [
                    "Authorization: Basic dTpw", "Content-Length: 0",
                    "Content-Type: application/json",
                ]
            ),
            (
                .exchange(Credential(username: "u", password: Secret("p")), .headerAndBody), "POST",
                [
                    "Authorization: Basic dTpw", "Content-Length: 31",
                    "Content-Type: application/json",
                ]
            ),
            (
                .exchange(Credential(username: "u", password: Secret("p")), .body), "POST",
                ["Content-Length: 31", "Content-Type: application/json"]
            ),
        ] as [(Login, String, [String])]
    )
    func `a login adds nothing but these headers`(
        _ login: Login,
        _ method: String,
        _ lines: [String]
    ) async throws {
        let bench = Bench()
        var request = Bench.request("/x", port: server.port)
        request.login = login
        async let response = bench.result(of: request)
        let first = try await server.request()
        let usual = [
            "Accept-Encoding: gzip", "Accept: application/json", "Host: 127.0.0.1:\(server.port)",
            "User-Agent: rewatchd/0.0.0-test",
        ]
        #expect(first.first == "\(method) /x HTTP/1.1")
        // The body ends without a line feed, so what follows it is not looked at.
        let headers = first.dropFirst().filter { $0.contains(": ") && !$0.hasPrefix("{") }
        #expect(Set(headers) == Set(usual + lines))
        try await server.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        #expect(try await response.get().status == 200)
    }

    @Test
    func `the host is the name on the certificate`() async throws {
        let bench = Bench(TLSPolicy(serverName: "cluster.example", skipsVerification: true))
        async let response = bench.result(of: Bench.request("/", port: server.port))
        let lines = try await server.request()
        #expect(lines.contains("Host: cluster.example:\(server.port)"))
        try await server.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        #expect(try await response.get().status == 200)
    }
}
