import CurlTransport
import Glibc
import Synchronization
import Watching

/// Whatever a server sends back: libcurl, what calls it and what it calls, over a real connection.
enum ReplyFuzzer: Fuzzer {
    private static let engine = CurlEngine()
    private static let listener = Listener()
    private static let limit = 4_096

    static func run(_ bytes: [UInt8]) {
        let end = Outcome()
        let request = Request(
            endpoint: Endpoint(host: "127.0.0.1", port: listener.port, isEncrypted: false),
            path: "/v1/cluster",
            login: nil,
            timeout: .seconds(2),
            responseLimit: limit
        )
        let transport = CurlTransport(engine: engine, policy: TLSPolicy(), userAgent: "refuzz")
        Task.detached { end.set(await result(of: request, transport)) }
        let client = listener.serve(bytes)
        let outcome = end.wait()
        // Not before: a reset would take away what has not been read.
        close(client)
        check(outcome)
    }

    private static func result(
        of request: Request,
        _ transport: CurlTransport
    ) async -> Result<Response, TransportError> {
        do throws(TransportError) {
            return .success(try await transport.send(request))
        } catch {
            return .failure(error)
        }
    }

    private static func check(_ result: Result<Response, TransportError>) {
        switch result {
        case .success(let response):
            promise(response.body.count <= limit, "no more than the limit is kept")
            let fields = [response.contentType, response.location, response.challenge]
            for field in fields.compactMap(\.self) {
                promise(!field.utf8.contains(UInt8(ascii: "\n")), "a field is one line")
            }
            promise(response.retryAfter.map { $0 >= .zero } ?? true, "nothing waits backwards")
        case .failure(let error):
            promise(error != .cancelled, "nobody has cancelled")
            promise(!error.label.isEmpty, "each error has a label")
        }
    }

    static var seeds: [(name: String, bytes: [UInt8])] {
        [
            ("whole", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: a/b\r\n\r\n{}"),
            ("refused", "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\r\n"),
            ("away", "HTTP/1.1 307 T\r\nLocation: https://h:1/x\r\nRetry-After: 17\r\n\r\n"),
            (
                "chunks",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\n\r\n"
            ),
            (
                "state",
                "HTTP/1.0 100 C\r\n\r\nHTTP/1.0 503 X\r\ncluster-state-id: 7\r\nSet-Cookie: a\r\n\r\n<"
            ),
        ].map { ($0.0, Array($0.1.utf8)) } + [("packed", packed)]
    }

    /// An empty object, compressed.
    private static let packed =
        Array("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 22\r\n\r\n".utf8)
        + [
            0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xAB, 0xAE, 5, 0, 0x43, 0xBF, 0xA6, 0xA3, 2, 0, 0,
            0,
        ]
}

/// Hands the result of a task to the thread that waits for it.
private final class Outcome: Sendable {
    private let value = Mutex<Result<Response, TransportError>?>(nil)
    private let ends: (read: Int32, write: Int32)

    init() {
        var pair: [Int32] = [0, 0]
        promise(unsafe pipe(&pair) == 0, "there are pipes")
        ends = (pair[0], pair[1])
    }

    deinit {
        close(ends.read)
        close(ends.write)
    }

    func set(_ result: Result<Response, TransportError>) {
        value.withLock { $0 = result }
        var byte: UInt8 = 0
        _ = unsafe write(ends.write, &byte, 1)
    }

    func wait() -> Result<Response, TransportError> {
        var byte: UInt8 = 0
        while unsafe read(ends.read, &byte, 1) < 0 {}
        guard let result = value.withLock({ $0 }) else { fatalError("no result") }
        return result
    }
}

/// Answers one connection after the other, each with the bytes of an input.
private final class Listener: Sendable {
    let port: Int
    private let descriptor: Int32

    init() {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listening = descriptor
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(listening, generic, size) == 0 && listen(listening, 8) == 0
                    && getsockname(listening, generic, &size) == 0
            }
        }
        promise(isBound, "there are ports")
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    /// Takes the next connection, reads the request and sends the bytes, whatever becomes of them.
    func serve(_ bytes: [UInt8]) -> Int32 {
        let client = accept(descriptor, nil, nil)
        var buffer = [UInt8](repeating: 0, count: 4_096)
        var request: [UInt8] = []
        while request.suffix(4) != [13, 10, 13, 10] {
            let count = unsafe read(client, &buffer, buffer.count)
            guard count > 0 else { return client }
            request += buffer.prefix(count)
        }
        _ = unsafe send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        shutdown(client, Int32(SHUT_WR))
        return client
    }
}
