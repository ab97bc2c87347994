import Glibc
import TestSupport
import Web

/// A plain blocking socket, so that a test decides about every byte that is sent.
///
/// All waiting happens on a thread of its own and ends after a minute.
final class RawConnection: Sendable {
    private let socket: Int32

    /// Connects to where a server listens.
    init(to address: ListenAddress) throws {
        let isUnix = if case .unix = address { true } else { false }
        socket = Glibc.socket(
            isUnix ? AF_UNIX : AF_INET,
            Int32(SOCK_STREAM.rawValue),
            0
        )
        guard socket >= 0 else { throw SystemCallFailure("socket") }
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        unsafe setsockopt(
            socket,
            SOL_SOCKET,
            SO_RCVTIMEO,
            &limit,
            socklen_t(MemoryLayout<timeval>.size)
        )
        let result =
            switch address {
            case .tcp(_, let port): unsafe Self.connect(socket, port: port)
            case .unix(let path): unsafe Self.connect(socket, path: path)
            }
        guard result == 0 else { throw SystemCallFailure("connect to \(address)") }
    }

    deinit { Glibc.close(socket) }

    /// Sends bytes; a connection that the server has closed is no failure here.
    func send(_ text: String) {
        send(Array(text.utf8))
    }

    /// Sends bytes; a connection that the server has closed is no failure here.
    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Says that nothing more will be sent.
    func finishSending() {
        shutdown(socket, Int32(SHUT_WR))
    }

    /// Reads one response, by its Content-Length; nil when the connection ends before a head.
    func response(hasBody: Bool = true) async throws -> RawResponse? {
        try await onOwnThread { [self] in
            var bytes: [UInt8] = []
            var end: Int?
            while end == nil {
                guard try read(into: &bytes, upTo: 1) else { return nil }
                if bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) { end = bytes.count }
            }
            var response = RawResponse(head: String(decoding: bytes, as: UTF8.self))
            var body: [UInt8] = []
            let length = hasBody ? Int(response.field("content-length") ?? "") ?? 0 : 0
            while body.count < length {
                guard try read(into: &body, upTo: length - body.count) else { break }
            }
            response.body = body
            return response
        }
    }

    /// Sends a request and reads its response.
    func request(
        _ method: String = "GET",
        _ target: String,
        _ fields: String...
    ) async throws -> RawResponse? {
        let head = ["\(method) \(target) HTTP/1.1", "Host: localhost"] + fields
        send(head.joined(separator: "\r\n") + "\r\n\r\n")
        return try await response(hasBody: method != "HEAD")
    }

    /// Reads until the server ends the connection and returns what it had sent.
    @discardableResult
    func untilClosed() async throws -> [UInt8] {
        try await onOwnThread { [self] in
            var bytes: [UInt8] = []
            while try read(into: &bytes, upTo: 65_536) {}
            return bytes
        }
    }

    /// Sends one byte after the other, as slowly as asked, until the server ends the connection.
    ///
    /// Gives up after a number of bytes; returns whether the server ended it.
    func trickle(_ byte: UInt8, every pause: Duration, atMost limit: Int) async throws -> Bool {
        for _ in 0..<limit {
            if try await Readiness.readable(socket, within: pause) {
                try await untilClosed()
                return true
            }
            send([byte])
        }
        return false
    }

    private func read(into bytes: inout [UInt8], upTo count: Int) throws -> Bool {
        var chunk = [UInt8](repeating: 0, count: count)
        let got = unsafe chunk.withUnsafeMutableBytes {
            unsafe recv(socket, $0.baseAddress, $0.count, 0)
        }
        if got < 0 && errno != ECONNRESET { throw SystemCallFailure("recv") }
        guard got > 0 else { return false }
        bytes += chunk.prefix(got)
        return true
    }

    @unsafe private static func connect(_ socket: Int32, port: Int) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        return unsafe withUnsafeBytes(of: &address) { bytes in
            unsafe Glibc.connect(
                socket,
                bytes.assumingMemoryBound(to: sockaddr.self).baseAddress,
                socklen_t(bytes.count)
            )
        }
    }

    @unsafe private static func connect(_ socket: Int32, path: String) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: path.utf8)
        }
        return unsafe withUnsafeBytes(of: &address) { bytes in
            unsafe Glibc.connect(
                socket,
                bytes.assumingMemoryBound(to: sockaddr.self).baseAddress,
                socklen_t(bytes.count)
            )
        }
    }
}

/// Asks for a path over a new connection and returns the status of the answer.
func status(of target: String, at address: ListenAddress) async throws -> Int? {
    try await RawConnection(to: address).request("GET", target)?.status
}

/// A response as it came over the wire.
struct RawResponse: Sendable {
    let head: String
    var body: [UInt8] = []

    /// The status code.
    var status: Int { Int(head.split(separator: " ")[1]) ?? 0 }

    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of a field, by its name in lower case.
    func field(_ name: String) -> String? {
        for line in head.split(separator: "\r\n").dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts[0].lowercased() == name { return String(parts[1].drop { $0 == " " }) }
        }
        return nil
    }
}
