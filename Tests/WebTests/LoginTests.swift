import TestSupport
import Testing

@testable import Web

@Suite struct LoginTests {
    @Test(arguments: [
        ("Basic YW5uOnNlY3JldA==", "ann", "secret"), ("basic YW5uOnNlY3JldA", "ann", "secret"),
        ("BASIC  YTpiOmM=", "a", "b:c"), ("Basic Og==", "", ""), ("Basic YW5u", nil, nil),
        ("Basic !!!!", nil, nil), ("Bearer YW5uOnNlY3JldA==", nil, nil), ("Basic", nil, nil),
        ("", nil, nil), ("Basic YTphAGI=", nil, nil), ("Basic /zo=", nil, nil),
    ])
    func `a login is read as RFC 7617 writes it`(
        _ field: String,
        _ user: String?,
        _ password: String?
    ) {
        let login = BasicLogin(field)
        #expect(login?.user == user)
        #expect(login.map { String(decoding: $0.password, as: UTF8.self) } == password)
    }

    @Test(arguments: [
        (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
        (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
        (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
        (1_000, "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
    ])
    func `the hash is that of FIPS 180-4`(_ count: Int, _ expected: String) {
        let hash = SHA256.hash([UInt8](repeating: UInt8(ascii: "a"), count: count))
        let text = hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(text == expected)
    }

    @Test func `the memory forgets the oldest, and knows nobody by another hash`() throws {
        let memory = LoginMemory(salt: [1])
        let login = try #require(BasicLogin("Basic YW5uOnNlY3JldA=="))
        let key = memory.key(of: login, storedHash: "one")
        #expect(key != memory.key(of: login, storedHash: "two"))
        #expect(key != LoginMemory(salt: [2]).key(of: login, storedHash: "one"), "there is no salt")
        memory.add(key)
        memory.add(key)
        #expect(memory.holds(key))
        for index in 0..<LoginMemory.capacity { memory.add([UInt8(index)]) }
        #expect(!memory.holds(key))
        #expect(memory.holds([0]))
    }

    @Test func `only a user with the right password gets in, on every path`() async throws {
        let hash = try await hash(of: "pass:wörd", cost: 5)
        let access = LiveAccess(
            WebAccess(users: ["ann": hash], headers: [("X-Frame-Options", "deny")]),
            salt: [1]
        )
        let configuration = WebConfiguration(addresses: [freeAddress])
        try await withServer(configuration, access: access) { addresses in
            for path in ["/metrics", "/-/healthy", "/", "/nowhere"] {
                let connection = try RawConnection(to: addresses[0])
                let refused = try #require(try await connection.request("GET", path))
                #expect(refused.status == 401)
                #expect(refused.field("www-authenticate") == "Basic")
                #expect(refused.field("x-frame-options") == "deny")
                #expect(refused.text == "Unauthorized\n")
            }
            for (login, status) in [
                ("ann:pass:wörd", 200), ("ann:pass", 401), ("bob:pass:wörd", 401), ("ann:", 401),
            ] {
                let connection = try RawConnection(to: addresses[0])
                for _ in 0..<2 {
                    let field = "Authorization: Basic \(base64(login))"
                    let answer = try await connection.request("GET", "/metrics", field)
                    #expect(answer?.status == status, "\(login)")
                    #expect(answer?.field("x-frame-options") == "deny")
                }
            }
            // Another password for the same user makes the memory void.
            let other = try await self.hash(of: "x")
            #expect(access.replace(with: WebAccess(users: ["ann": other])))
            let connection = try RawConnection(to: addresses[0])
            let field = "Authorization: Basic \(base64("ann:pass:wörd"))"
            #expect(try await connection.request("GET", "/", field)?.status == 401)
            #expect(!access.replace(with: WebAccess()), "logins were given up at run time")
        }
    }

    @Test func `a good login is measured once, a wrong one each time and not too many at a time`()
        async throws
    {
        let users = ["ann": try await hash(of: "secret", cost: 10)]
        let desk = LoginDesk(salt: [1])
        let clock = ContinuousClock()
        let good = "Basic \(base64("ann:secret"))"
        let first = await clock.measure {
            _ = await desk.judge(good, users: users)
        }
        #expect(await desk.judge(good, users: users) == .accepted)
        let later = await clock.measure {
            for _ in 0..<50 { _ = await desk.judge(good, users: users) }
        }
        #expect(later < first * 25, "fifty remembered logins took \(later), the first \(first)")
        let verdicts = await withTaskGroup { group in
            for _ in 0..<40 {
                group.addTask { await desk.judge("Basic \(base64("eve:x"))", users: users) }
            }
            // Whoever is known gets in beside the guesses.
            group.addTask { await desk.judge(good, users: users) }
            return await group.reduce(into: [LoginDesk.Verdict]()) { $0.append($1) }
        }
        #expect(verdicts.count { $0 == .accepted } == 1)
        #expect(verdicts.contains(.refused))
        #expect(verdicts.count { $0 == .busy } >= 40 - 2 * LoginDesk.waitingMax)
        #expect(await desk.judge(nil, users: [:]) == .accepted)
        #expect(await desk.judge(nil, users: users) == .refused)
        await desk.close()
    }

    /// A bcrypt hash as the system's own library makes it.
    private func hash(of password: String, cost: Int = 4) async throws -> String {
        let salt = "$2b$\(cost < 10 ? "0" : "")\(cost)$abcdefghijklmnopqrstuu"
        return try await ChildProcess.run(
            "perl",
            ["-e", "print crypt($ARGV[0], $ARGV[1])", password, salt]
        ).output()
    }
}

/// The text in Base64.
private func base64(_ text: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bytes = Array(text.utf8)
    return stride(from: 0, to: bytes.count, by: 3).map { start in
        let part = bytes[start..<min(start + 3, bytes.count)]
        let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < part.count ? Int(part[start + $1]) : 0) }
        let letters = (0...part.count).map { alphabet[bits >> (18 - 6 * $0) & 63] }
        return String(letters) + String(repeating: "=", count: 3 - part.count)
    }.joined()
}
