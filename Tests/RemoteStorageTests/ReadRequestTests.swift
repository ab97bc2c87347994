import RemoteStorage
import TestSupport
import Testing
import TimeSeries

/// Messages of remote read, against bytes that were written from the descriptions of the formats.
@Suite struct ReadRequestTests {
    /// A field of bytes, whose length is below 128.
    private func field(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
        [number << 3 | 2, UInt8(content.count)] + content
    }

    private func matcher(_ type: UInt8, _ name: String, _ value: String) -> [UInt8] {
        field(3, [0x08, type] + field(2, Array(name.utf8)) + field(3, Array(value.utf8)))
    }

    /// A block of Snappy with one literal.
    private func block(_ bytes: [UInt8]) -> [UInt8] {
        let length = [UInt8(bytes.count & 0x7F | 0x80), UInt8(bytes.count >> 7)]
        return length + [61 << 2, UInt8((bytes.count - 1) & 0xFF), UInt8((bytes.count - 1) >> 8)]
            + bytes
    }

    private let span: [UInt8] = [0x08, 0x90, 0x4E, 0x10, 0xA0, 0x9C, 0x01]

    @Test func `a request is what the description says`() throws {
        let matchers =
            matcher(0, "__name__", "up") + matcher(1, "a", "") + matcher(2, "b", "x|y")
            + matcher(3, "c", "z+")
        let hints = field(4, [0x08, 0x05, 0x12, 0x01, 0x61])
        let query = field(1, span + matchers + hints)
        // What kinds of answers are accepted, once packed and once one by one.
        for accepted in [[0x12, 0x02, 0x01, 0x00], [0x10, 0x01, 0x10, 0x00], []] as [[UInt8]] {
            let request = try ReadRequest(body: block(query + query + accepted))
            #expect(request.queries.count == 2)
            let first = try #require(request.queries.first)
            #expect(first == request.queries[1])
            #expect(first.start == 10_000 && first.end == 20_000)
            #expect(
                first.matchers.map(\.comparison) == [.equal, .notEqual, .matches, .doesNotMatch]
            )
            #expect(first.matchers.map(\.name) == ["__name__", "a", "b", "c"])
            #expect(first.matchers.map(\.value) == ["up", "", "x|y", "z+"])
        }
    }

    @Test(
        arguments: [
            ([0x0A, 0x05, 0x08], .malformed(message: "the request")),
            ([0x0B], .malformed(message: "the request")),
            ([0x0A, 0x01, 0x08], .malformed(message: "a query")),
            ([0x0A, 0x02, 0x1A, 0x00, 0x00], .malformed(message: "the request")),
            ([0x0A, 0x04, 0x1A, 0x02, 0x08, 0x04], .unknownComparison(number: 4)),
            ([0x0A, 0x05, 0x1A, 0x03, 0x12, 0x01, 0xFF], .malformed(message: "a label")),
            ([0x12, 0x01, 0x01], .noCommonAnswer),
            ([0x08] + [UInt8](repeating: 0xFF, count: 10), .malformed(message: "the request")),
        ] as [([UInt8], RemoteStorageError)]
    )
    func `what is no request is told`(_ message: [UInt8], _ failure: RemoteStorageError) {
        #expect(throws: failure) { try ReadRequest(body: block(message)) }
    }

    @Test func `each bound holds`() throws {
        let many = (0...ReadRequest.queriesMax).flatMap { _ in field(1, span) }
        #expect(throws: RemoteStorageError.tooMany(parts: "queries", limit: 16)) {
            try ReadRequest(body: block(many))
        }
        #expect(try ReadRequest(body: block(Array(many.dropLast(9)))).queries.count == 16)
        var query: [UInt8] = []
        for _ in 0...ReadRequest.matchersMax { query += [0x1A, 0x00] }
        let long: [UInt8] = [0x0A, UInt8(query.count & 0x7F | 0x80), 0x01] + query
        #expect(throws: RemoteStorageError.tooMany(parts: "matchers in a query", limit: 64)) {
            try ReadRequest(body: block(long))
        }
        let limit = ReadRequest.bodyBytesMax
        #expect(throws: RemoteStorageError.tooLong(limit: limit)) {
            try ReadRequest(body: [UInt8](repeating: 0, count: limit + 1))
        }
        // What says that it becomes huge is refused before it does.
        #expect(throws: RemoteStorageError.tooLong(limit: ReadRequest.messageBytesMax)) {
            try ReadRequest(body: [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0x00, 0x61, 0xFE, 0x01, 0x00])
        }
    }

    @Test func `no bytes make it fail otherwise`() {
        var random = SplitMix64(seed: 7)
        let good = block(field(1, span + matcher(2, "b", "x|y")))
        for _ in 0..<20_000 {
            var bytes = good
            for _ in 0...Int.random(in: 0...3, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] =
                    UInt8.random(in: 0...255, using: &random)
            }
            bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
            // It either is a request or is refused; a trap would end the test.
            do throws(RemoteStorageError) {
                #expect(try ReadRequest(body: bytes).queries.count <= 2)
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }

    @Test func `a response is what the description says`() throws {
        var response = ReadResponse()
        let samples = [Sample(milliseconds: 1, value: 1), Sample(milliseconds: 2, value: -0.0)]
        response.add("m", [("b", "2"), ("A", "1"), ("empty", "")], samples)
        response.add("none", [], [])
        response.endResult()
        response.endResult()
        let message = try Snappy.decompress(response.body(), limit: 1_000)
        func label(_ name: String, _ value: String) -> [UInt8] {
            field(1, field(1, Array(name.utf8)) + field(2, Array(value.utf8)))
        }
        let one = field(2, [0x09, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0x10, 0x01])
        let two = field(2, [0x09, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x10, 0x02])
        let series = label("A", "1") + label("__name__", "m") + label("b", "2") + one + two
        #expect(message == field(1, field(1, series)) + field(1, []))
    }
}
