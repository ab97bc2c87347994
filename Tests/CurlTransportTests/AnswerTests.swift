import CurlTransport
import TestSupport
import Testing
import Watching

/// Answers, well-formed or not, word for word over real TLS.
@Suite(.timeLimit(.minutes(1)))
struct AnswerTests {
    /// The bytes of an answer, and the word for what becomes of them.
    struct Case: Sendable, CustomTestStringConvertible {
        let what: String
        let answer: String
        /// A label of ``TransportError``, or the status and body.
        let outcome: String

        init(_ what: String, _ answer: String, _ outcome: String) {
            (self.what, self.answer, self.outcome) = (what, answer, outcome)
        }

        var testDescription: String { what }
    }

    /// The limit of every request below.
    static let limit = 1000

    static let cases = [
        Case("with a length", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "200 {}"),
        Case("until the end", "HTTP/1.1 200 OK\r\n\r\n{}", "200 {}"),
        Case("HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\n{}", "200 {}"),
        Case("chunked", chunked("2\r\n{}\r\n0\r\n\r\n"), "200 {}"),
        Case("an error with a body", "HTTP/1.1 404 Not Found\r\n\r\n{\"a\":1}", "404 {\"a\":1}"),
        Case("no body", "HTTP/1.1 204 No Content\r\n\r\n", "204 "),
        Case("401 is an answer", "HTTP/1.1 401 Unauthorized\r\n\r\n", "401 "),
        Case(
            "interim first",
            "HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}",
            "200 {}"
        ),
        Case("at the limit", "HTTP/1.1 200 OK\r\n\r\n" + body(limit), "200 " + body(limit)),
        Case("above the limit", "HTTP/1.1 200 OK\r\n\r\n" + body(limit + 1), "too_large"),
        Case("above the limit, chunked", chunked("3e9\r\n\(body(1001))\r\n0\r\n\r\n"), "too_large"),
        Case(
            "length above the limit",
            "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n" + body(1001),
            "too_large"
        ),
        Case("nothing", "", "reset"),
        Case("half a status line", "HTTP/1.1 2", "reset"),
        Case("half the headers", "HTTP/1.1 200 OK\r\nContent-Le", "reset"),
        Case("headers without an end", "HTTP/1.1 200 OK\r\nContent-Type: a/b\r\n", "reset"),
        Case("interim only", "HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n", "reset"),
        Case("half the length", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", "truncated 2"),
        Case("length but no body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", "truncated 0"),
        Case("half the chunks", chunked("2\r\n{}\r\n"), "truncated 2"),
        Case("half a chunk", chunked("9\r\n{}"), "truncated 2"),
        Case("another protocol", "220 mail.example ESMTP\r\n", "malformed"),
        Case("no number", "HTTP/1.1 fine\r\n\r\n{}", "malformed"),
        Case("no chunk size", chunked("zz\r\n{}\r\n"), "malformed"),
        Case("not gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n{}", "malformed"),
        Case(
            "unknown encoding",
            "HTTP/1.1 200 OK\r\nContent-Encoding: rot13\r\n\r\n{}",
            "malformed"
        ),
        Case("one long header", "HTTP/1.1 200 OK\r\nA: \(body(200_000))\r\n\r\n{}", "malformed"),
        Case("many headers", "HTTP/1.1 200 OK\r\n\(headers(2000))\r\n{}", "malformed"),
    ]

    private static func chunked(_ body: String) -> String {
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body
    }

    private static func body(_ count: Int) -> String {
        String(repeating: "x", count: count)
    }

    private static func headers(_ count: Int) -> String {
        (0..<count).map { "X-Number-\($0): \(body(40))\r\n" }.joined()
    }

    private let folder: TemporaryDirectory
    private let server: ScriptedServer
    private let bench = Bench()

    init() async throws {
        folder = try TemporaryDirectory()
        let authority = try await TestAuthority(in: folder)
        server = try await ScriptedServer(in: folder, try await authority.issue())
    }

    private func request(_ path: String, limit: Int = Self.limit) -> Request {
        var request = Bench.request(path, port: server.port)
        request.responseLimit = limit
        return request
    }

    @Test
    func `each answer becomes what it is`() async throws {
        try await withEvery("answer", in: Self.cases) { item in
            let path = try server.answer(with: item.answer)
            let outcome =
                switch await Bench().result(of: request(path)) {
                case .success(let response):
                    "\(response.status) \(String(decoding: response.body, as: UTF8.self))"
                case .failure(.truncated(_, let received)): "truncated \(received)"
                case .failure(let error): error.label
                }
            #expect(outcome == item.outcome, "\(item.what)")
        }
    }

    @Test
    func `headers of the answer`() async throws {
        let path = try server.answer(
            with: """
                HTTP/1.1 307 Temporary Redirect\r
                content-type: application/json; charset=utf-8\r
                LOCATION:   /v1/elsewhere?x=1  \r
                Retry-After: 7\r
                \r\n
                """
        )
        let response = try await bench.transport.send(request(path))
        #expect(response.status == 307)
        #expect(response.contentType == "application/json; charset=utf-8")
        #expect(response.location == "/v1/elsewhere?x=1")
        #expect(response.retryAfter == .seconds(7))
    }

    /// What ends up in a line of a log must be one.
    @Test(arguments: ["Location: \nb: c\r\n", "Location: a\tb\u{1}c\r\n", "Location: \n\r\n"])
    func `a value of a header is one line`(line: String) async throws {
        let path = try server.answer(with: "HTTP/1.1 307 T\r\n\(line)\r\n")
        let location = try await bench.transport.send(request(path)).location ?? ""
        #expect(!location.unicodeScalars.contains { $0.value < 0x20 }, "\(Array(location.utf8))")
    }

    @Test(arguments: [
        "", "Wed, 21 Oct 2026 07:28:00 GMT", "-1", "1.5", "7s", "99999999999999999999",
    ])
    func `a time to wait that is no number of seconds`(value: String) async throws {
        let path = try server.answer(
            with: "HTTP/1.1 503 Service Unavailable\r\nRetry-After: \(value)\r\n\r\n"
        )
        #expect(try await bench.transport.send(request(path)).retryAfter == nil)
    }

    @Test
    func `gzip is decoded`() async throws {
        let header = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
        let path = try await server.answer(header: header, gzip: "printf '%01000d' 7")
        let response = try await bench.transport.send(request(path))
        #expect(
            response.body == Array(repeating: UInt8(ascii: "0"), count: 999) + [UInt8(ascii: "7")]
        )
    }

    /// 100 kB of packed zeros are 100 MB, of which no more than the limit is ever kept.
    @Test
    func `the limit counts decoded bytes`() async throws {
        let header = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
        let path = try await server.answer(header: header, gzip: "head -c 100000000 /dev/zero")
        let request = request(path, limit: 1 << 20)
        let expected = TransportError.tooLarge(request.endpoint, limit: 1 << 20)
        #expect(await bench.error(of: request) == expected)
    }
}
