import CurlTransport
import TestSupport
import Testing
import Watching

/// Which certificates are accepted, over real handshakes with an OpenSSL server.
@Suite(.timeLimit(.minutes(1)))
struct TLSTests {
    /// What the policy of a case is made of.
    struct Case: Sendable, CustomTestStringConvertible {
        var what: String
        var authority: Authority?
        var pins: [Pin] = []
        var policyName: String?
        var requestName: String?
        var skips = false
        var days = 2
        var expected: TLSFailure?

        var testDescription: String { what }
    }

    enum Authority: Sendable {
        case right, wrong, missing, folder, empty, noPEM
    }

    enum Pin: Sendable {
        case right, wrong, path
    }

    static let name = "cluster.example"

    static let cases = [
        Case(what: "signed", authority: .right, policyName: name),
        Case(what: "signed, name from the request", authority: .right, requestName: name),
        Case(
            what: "the policy's name goes before",
            authority: .right,
            policyName: name,
            requestName: "other.example"
        ),
        Case(what: "signed, for another name", authority: .right, expected: .nameMismatch),
        Case(
            what: "the policy's wrong name goes before",
            authority: .right,
            policyName: "other.example",
            requestName: name,
            expected: .nameMismatch
        ),
        Case(what: "other authority", authority: .wrong, policyName: name, expected: .untrusted),
        Case(what: "system's authorities", policyName: name, expected: .untrusted),
        Case(
            what: "expired",
            authority: .right,
            policyName: name,
            days: -1,
            expected: .expired
        ),
        Case(what: "missing file", authority: .missing, policyName: name, expected: .badFile),
        Case(what: "folder", authority: .folder, policyName: name, expected: .badFile),
        Case(what: "empty file", authority: .empty, policyName: name, expected: .badFile),
        Case(what: "no PEM", authority: .noPEM, policyName: name, expected: .badFile),
        Case(what: "pin alone, of another name and expired", pins: [.right], days: -1),
        Case(what: "pin is one of two", pins: [.wrong, .right]),
        Case(what: "wrong pin", pins: [.wrong], expected: .pinMismatch),
        Case(what: "pin is a path", pins: [.path], expected: .badFile),
        Case(what: "pin and authority", authority: .right, pins: [.right], policyName: name),
        Case(
            what: "right pin, other authority",
            authority: .wrong,
            pins: [.right],
            policyName: name,
            expected: .untrusted
        ),
        Case(
            what: "right pin and authority, other name",
            authority: .right,
            pins: [.right],
            expected: .nameMismatch
        ),
        Case(
            what: "wrong pin, right authority",
            authority: .right,
            pins: [.wrong],
            policyName: name,
            expected: .pinMismatch
        ),
        Case(what: "anything goes", skips: true, days: -1),
        Case(what: "anything goes, the file is not read", authority: .missing, skips: true),
    ]

    private let folder: TemporaryDirectory
    private let authority: TestAuthority

    init() async throws {
        folder = try TemporaryDirectory()
        authority = try await TestAuthority(in: folder)
    }

    @Test(arguments: cases)
    func `the policy decides`(_ item: Case) async throws {
        let identity = try await authority.issue(for: Self.name, days: item.days)
        let server = try await ScriptedServer(in: folder, identity)
        let path = try server.answer(with: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        let bench = Bench(try await policy(item, identity))
        var request = Bench.request(path, port: server.port)
        request.certificateName = item.requestName
        switch (await bench.result(of: request), item.expected) {
        case (.success(let response), nil):
            #expect(response.body == Array("{}".utf8))
        case (.failure(.tls(request.endpoint, let failure, let reason)), let expected?):
            #expect(failure == expected)
            #expect(!reason.isEmpty && !reason.hasPrefix("code"))
        case (let result, let expected):
            Issue.record("\(result), expected \(String(describing: expected))")
        }
    }

    private func policy(_ item: Case, _ identity: TestAuthority.Issued) async throws -> TLSPolicy {
        let file: String? =
            switch item.authority {
            case .right: authority.file
            case .wrong: try await TestAuthority(in: folder, called: "other").file
            case .missing: folder.file("missing")
            case .folder: folder.path
            case .empty: try folder.write("", to: "empty")
            case .noPEM: try folder.write("no certificate\n", to: "text")
            case nil: nil
            }
        let pins = item.pins.map { pin in
            switch pin {
            case .right: identity.pin
            case .wrong: "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            case .path: identity.certificate
            }
        }
        return TLSPolicy(
            authorityFile: file,
            pinnedPublicKeys: pins.isEmpty ? nil : pins.joined(separator: ";"),
            serverName: item.policyName,
            skipsVerification: item.skips
        )
    }

    /// An expired certificate is refused before libcurl tells of it, so only good ones are seen.
    @Test(arguments: [(2, true), (-1, false)])
    func `the server's certificate is told once it is accepted`(_ days: Int, _ isTold: Bool)
        async throws
    {
        let identity = try await authority.issue(for: Self.name, days: days)
        let server = try await ScriptedServer(in: folder, identity)
        let path = try server.answer(with: "HTTP/1.1 204 No Content\r\n\r\n")
        let request = Bench.request(path, port: server.port)
        let policy = TLSPolicy(authorityFile: authority.file, serverName: Self.name)
        let told = await Bench(policy).result(of: request)
        let text = try Files.text(identity.certificate)
        let hasTold = (try? told.get().serverCertificate) != nil
        #expect(hasTold == isTold)
        let unchecked = try await Bench().transport.send(request)
        let shown = try #require(unchecked.serverCertificate)
        #expect(text.hasSuffix(String(decoding: shown, as: UTF8.self)))
    }

    @Test
    func `TLS older than 1.2 is refused`() async throws {
        let server = try await ScriptedServer(
            in: folder,
            try await authority.issue(),
            options: "-tls1_1 -cipher DEFAULT@SECLEVEL=0"
        )
        let error = await Bench().error(of: Bench.request(port: server.port))
        guard case .tls(_, .handshake, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test
    func `an IPv6 address, with a name of its own`() async throws {
        let identity = try await authority.issue(for: Self.name)
        let server = try await ScriptedServer(in: folder, identity, host: "[::1]")
        let path = try server.answer(with: "HTTP/1.1 204 No Content\r\n\r\n")
        let policy = TLSPolicy(authorityFile: authority.file, serverName: Self.name)
        let request = Bench.request(path, host: "::1", port: server.port)
        #expect(try await Bench(policy).transport.send(request).status == 204)
        #expect(try await Bench().transport.send(request).status == 204)
    }
}
