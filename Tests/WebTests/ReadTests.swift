import TestSupport
import Testing
import Web

/// Messages of remote read as they come over the wire.
@Suite struct ReadTests {
    private func head(_ length: Int) -> String {
        "POST /api/v1/read HTTP/1.1\r\nHost: a\r\nContent-Length: \(length)\r\n\r\n"
    }

    @Test func `a message is handed over whole and its answer sent back`() async throws {
        try await withServer { addresses in
            let connection = try RawConnection(to: addresses[0])
            let longest = [UInt8](repeating: 7, count: WebLimits.messageBytesMax - 1) + [8]
            for message in [Array("abc".utf8), longest, []] {
                connection.send(head(message.count))
                connection.send(message)
                let answer = try #require(try await connection.response())
                #expect(answer.status == 200)
                #expect(answer.field("content-type") == "a/b")
                #expect(answer.field("content-encoding") == "c")
                #expect(answer.body == message.reversed())
            }
            connection.send(head(3) + "bad")
            let refused = try #require(try await connection.response())
            #expect(refused.status == 400)
            #expect(refused.field("content-type") == "application/json")
            #expect(try await connection.request("GET", "/-/healthy")?.status == 200)
        }
    }

    @Test func `a message that is too long is not taken`() async throws {
        try await withServer { addresses in
            let connection = try RawConnection(to: addresses[0])
            let length = WebLimits.messageBytesMax + 1
            connection.send(head(length))
            connection.send([UInt8](repeating: 7, count: length))
            let answer = try #require(try await connection.response())
            #expect(answer.status == 413)
            #expect(try await status(of: "/-/healthy", at: addresses[0]) == 200)
        }
    }

    @Test func `a message that ends early costs nobody else anything`() async throws {
        try await withServer { addresses in
            let connection = try RawConnection(to: addresses[0])
            connection.send(head(100) + "abc")
            connection.finishSending()
            try await connection.untilClosed()
            #expect(try await status(of: "/-/healthy", at: addresses[0]) == 200)
        }
    }
}
