import RemoteStorage

/// Requests of remote read and blocks of Snappy: the first byte says what the rest is taken for.
enum RemoteReadFuzzer: Fuzzer {
    private static let limit = 1 << 20

    static func run(_ bytes: [UInt8]) {
        let rest = Array(bytes.dropFirst())
        switch (bytes.first ?? 0) % 3 {
        case 0: check(try? ReadRequest(body: rest))
        case 1: check(try? ReadRequest(body: Snappy.compress(rest)))
        case _:
            let again = try? Snappy.decompress(Snappy.compress(rest), limit: rest.count)
            promise(again == rest, "what is compressed comes back")
        }
        if let content = try? Snappy.decompress(rest, limit: limit) {
            promise(content.count <= limit, "no more than allowed comes out of a block")
        }
    }

    private static func check(_ request: ReadRequest?) {
        guard let request else { return }
        promise(request.queries.count <= ReadRequest.queriesMax, "queries are bounded")
        for query in request.queries {
            promise(query.matchers.count <= ReadRequest.matchersMax, "conditions are bounded")
        }
    }

    static var seeds: [(name: String, bytes: [UInt8])] {
        let matcher: [UInt8] = [
            0x1A, 0x0A, 0x08, 0x02, 0x12, 0x01, 0x61, 0x1A, 0x03, 0x78, 0x7C, 0x79,
        ]
        let query: [UInt8] = [0x08, 0x90, 0x4E, 0x10, 0xA0, 0x9C, 0x01] + matcher
        let message = [0x0A, UInt8(query.count)] + query + [0x10, 0x00]
        let long = Array(String(repeating: "redis_enterprise_", count: 40).utf8)
        return [
            ("request", [0] + Snappy.compress(message)), ("message", [1] + message),
            ("block", [2] + long), ("long-block", [0] + Snappy.compress(long)),
        ]
    }
}
