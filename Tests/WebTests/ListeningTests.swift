import Glibc
import Logging
import TestSupport
import Testing
import Web

@Suite struct ListeningTests {
    @Test func `several addresses serve the same`() async throws {
        let folder = try TemporaryDirectory()
        let free = ListenAddress.tcp(host: "127.0.0.1", port: 0)
        try await withServer(
            addresses: [free, .unix(path: folder.file("web.sock")), free]
        ) { addresses in
            #expect(Set(addresses).count == 3)
            for address in addresses {
                let answered = try await status(of: "/metrics", at: address)
                #expect(answered == 200)
            }
        }
    }

    /// A connection that is accepted and not looked at yet must cost nothing when all ends.
    @Test func `it ends in good order while clients arrive`() async throws {
        for _ in 0..<40 {
            let server = WebServer(
                configuration: WebConfiguration(addresses: [freeAddress]),
                source: FakeSource(),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
            try await runUntilClientsCome(server)
        }
    }

    private func runUntilClientsCome(_ server: WebServer<FakeSource>) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await server.run { addresses in
                    let clients = (0..<8).map { _ in try? RawConnection(to: addresses[0]) }
                    #expect(clients.allSatisfy { $0 != nil })
                    unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                    for client in clients { client?.send("GET / HTTP/1.1\r\n") }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `a taken port is a clear error and frees the other addresses`() async throws {
        try await withServer { taken in
            let folder = try TemporaryDirectory()
            let other = ListenAddress.unix(path: folder.file("web.sock"))
            await #expect(
                throws: WebError.cannotListen(on: taken[0], reason: "address already in use")
            ) {
                try await withServer(addresses: [other, taken[0]]) { _ in }
            }
            #expect(throws: SystemCallFailure.self) { try RawConnection(to: other) }
        }
    }

    @Test func `a socket file that is served is taken, one left behind is not`() async throws {
        let folder = try TemporaryDirectory()
        let address = ListenAddress.unix(path: folder.file("web.sock"))
        try await withServer(addresses: [address]) { _ in
            await #expect(
                throws: WebError.cannotListen(on: address, reason: "address already in use")
            ) {
                try await withServer(addresses: [address]) { _ in }
            }
            let answered = try await status(of: "/-/healthy", at: address)
            #expect(answered == 200)
        }
        #expect(!Files.exists(folder.file("web.sock")))
        try leaveSocket(at: folder.file("web.sock"))
        try await withServer(addresses: [address]) { _ in
            let answered = try await status(of: "/-/healthy", at: address)
            #expect(answered == 200)
        }
    }

    @Test func `a file that is no socket is left alone`() async throws {
        let folder = try TemporaryDirectory()
        let path = try folder.write("precious", to: "file")
        await #expect(throws: WebError.self) {
            try await withServer(addresses: [.unix(path: path)]) { _ in }
        }
        #expect(try Files.text(path) == "precious")
    }

    @Test func `a passed socket is served in place of the addresses, and its file stays`()
        async throws
    {
        let folder = try TemporaryDirectory()
        let path = folder.file("passed.sock")
        let passed = try bound(to: path)
        #expect(listen(passed, 16) == 0)
        let configuration = WebConfiguration(
            addresses: [.unix(path: folder.file("other.sock"))],
            inherited: [passed]
        )
        try await withServer(configuration) { addresses in
            #expect(addresses == [.unix(path: path)])
            let answered = try await status(of: "/-/healthy", at: addresses[0])
            #expect(answered == 200)
            #expect(!Files.exists(folder.file("other.sock")))
        }
        #expect(Files.exists(path))
    }

    @Test func `IPv6 is served`() async throws {
        try await withServer(addresses: [.tcp(host: "::1", port: 0)]) { addresses in
            let code = try await ChildProcess.run(
                "curl",
                ["-gsS", "-o", "/dev/null", "-w", "%{http_code}", "http://\(addresses[0])/metrics"]
            ).output()
            #expect(code == "200")
        }
    }

    @Test(arguments: [
        (ListenAddress.tcp(host: "203.0.113.1", port: 0), "it is no address of this machine"),
        (.unix(path: "/nowhere/at/all.sock"), "its folder does not exist"),
        (
            .unix(path: "/" + String(repeating: "x", count: 200)),
            "the path is too long for a socket"
        ),
        (.tcp(host: "no.such.name.invalid", port: 0), "the host name cannot be resolved"),
    ])
    func `what cannot be bound says why`(_ address: ListenAddress, _ reason: String) async {
        await #expect(throws: WebError.cannotListen(on: address, reason: reason)) {
            try await withServer(addresses: [address]) { _ in }
        }
    }

    @Test func `the message names the address`() {
        let error = WebError.cannotListen(
            on: .tcp(host: "127.0.0.1", port: 19_443),
            reason: "address already in use"
        )
        #expect("\(error)" == "cannot listen on 127.0.0.1:19443: address already in use")
    }

    @Test func `stopping closes open connections, whatever they are doing`() async throws {
        let body = String(repeating: "x 1\n", count: 8_000_000)
        var connections: [RawConnection] = []
        let (opened, open) = AsyncStream.makeStream(of: RawConnection.self)
        try await withServer(FakeSource([body])) { addresses in
            let idle = try RawConnection(to: addresses[0])
            #expect(try await idle.request("GET", "/-/healthy")?.status == 200)
            let silent = try RawConnection(to: addresses[0])
            let halfway = try RawConnection(to: addresses[0])
            halfway.send("GET /metrics HTTP/1.1\r\nHo")
            let stuck = try RawConnection(to: addresses[0])
            stuck.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await stuck.response(hasBody: false)?.status == 200)
            for connection in [idle, silent, halfway, stuck] { open.yield(connection) }
            open.finish()
        }
        for await connection in opened { connections.append(connection) }
        #expect(connections.count == 4)
        for connection in connections { try await connection.untilClosed() }
    }

    @Test(arguments: [
        ("127.0.0.1:19443", ListenAddress.tcp(host: "127.0.0.1", port: 19_443)),
        ("localhost:0", .tcp(host: "localhost", port: 0)),
        (":9100", .tcp(host: "0.0.0.0", port: 9_100)), ("[::1]:80", .tcp(host: "::1", port: 80)),
        ("unix:/run/x.sock", .unix(path: "/run/x.sock")), ("unix:x", nil), ("127.0.0.1", nil),
        ("::1:80", nil), ("a:65536", nil), ("a:-1", nil), ("a:", nil), ("", nil),
    ])
    func `addresses are read as they are written`(_ text: String, _ address: ListenAddress?) {
        #expect(ListenAddress(text) == address)
        if let address, !text.hasPrefix(":") { #expect("\(address)" == text) }
    }

    /// Leaves a socket file that nobody serves, as a killed process does.
    private func leaveSocket(at path: String) throws {
        close(try bound(to: path))
    }

    /// Makes a socket with a file.
    private func bound(to path: String) throws -> Int32 {
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: path.utf8)
        }
        let result = unsafe withUnsafeBytes(of: &address) { bytes in
            unsafe bind(
                socket,
                bytes.assumingMemoryBound(to: sockaddr.self).baseAddress,
                socklen_t(bytes.count)
            )
        }
        guard result == 0 else { throw SystemCallFailure("bind \(path)") }
        return socket
    }
}
