import Glibc

/// One plain HTTP request over the loopback, so that the demo sees what Prometheus would.
struct HTTPProbe {
    private let host: String
    private let port: UInt16
    private let path: String

    /// Takes `http://IPV4:PORT/PATH`.
    init(_ address: String) throws {
        let parts = address.split(separator: "/", maxSplits: 2)
        let authority = parts.dropFirst().first?.split(separator: ":") ?? []
        guard authority.count == 2, let port = UInt16(authority[1]) else {
            throw CommandFailure(message: "rewatchd: cannot fetch \(address)")
        }
        host = authority[0] == "0.0.0.0" ? "127.0.0.1" : String(authority[0])
        self.port = port
        path = "/" + (parts.count > 2 ? String(parts[2]) : "")
    }

    /// How many lines of the body are samples.
    func seriesCount() throws -> Int {
        let answer = try fetch()
        guard answer.hasPrefix("HTTP/1.1 200") else {
            throw CommandFailure(message: "rewatchd: \(path) answered \(answer.prefix(60))")
        }
        return answer.split(separator: "\n").count {
            $0.hasPrefix("redis_enterprise_") || $0.hasPrefix("rewatchd_")
                || $0.hasPrefix("process_")
        }
    }

    private func fetch() throws -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        unsafe inet_pton(AF_INET, host, &address.sin_addr)
        let isConnected = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else {
            throw CommandFailure(message: "rewatchd: cannot connect to \(host):\(port)")
        }
        let request = Array(
            "GET \(path) HTTP/1.1\r\nHost: \(host):\(port)\r\nConnection: close\r\n\r\n".utf8
        )
        _ = unsafe request.withUnsafeBytes { unsafe send(descriptor, $0.baseAddress, $0.count, 0) }
        return String(decoding: Self.rest(of: descriptor), as: UTF8.self)
    }

    private static func rest(of descriptor: Int32) -> [UInt8] {
        var body: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe piece.withUnsafeMutableBytes {
                unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
            }
            guard count > 0 else { return body }
            body.append(contentsOf: piece[..<count])
        }
    }
}
