import Glibc
import TestSupport

/// A TCP socket that a test listens on, to play a server that misbehaves below TLS.
final class RawListener: Sendable {
    let port: Int
    private let socket: Int32

    /// Listens on the loopback address, at a port that the system chooses.
    init(backlog: Int32 = 128) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = socket
        let isListening = unsafe withUnsafeMutablePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(socket, address, length) == 0 && listen(socket, backlog) == 0
                    && getsockname(socket, address, &length) == 0
            }
        }
        guard isListening else { throw SystemCallFailure("listen on the loopback address") }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit {
        close(socket)
    }

    /// Waits for the next connection.
    func accept() async throws -> RawConnection {
        try await onOwnThread { [self] in try next() }
    }

    /// Waits for the next connection and treats it on the thread that has it, then closes it.
    ///
    /// On a busy machine a test gets its turn late; the peer would have given up by then.
    func accept(_ treat: @escaping @Sendable (RawConnection) -> Void) async throws {
        try await onOwnThread { [self] in treat(try next()) }
    }

    private func next() throws -> RawConnection {
        let connection = Glibc.accept(socket, nil, nil)
        guard connection >= 0 else { throw SystemCallFailure("accept") }
        return RawConnection(connection)
    }

    /// Makes a waiting and every later `accept` fail.
    func stop() {
        shutdown(socket, Int32(SHUT_RDWR))
    }

    /// Whether somebody waits to be accepted now.
    func hasVisitor() async throws -> Bool {
        try await Readiness.readable(socket, within: .zero)
    }
}

/// One end of a TCP connection.
final class RawConnection: Sendable {
    private let socket: Int32

    init(_ socket: Int32) {
        self.socket = socket
    }

    /// Connects to a port of the loopback address; `isBlocking` false returns before it is made.
    init(to port: Int, isBlocking: Bool = true) throws {
        let kind = Int32(SOCK_STREAM.rawValue) | (isBlocking ? 0 : Int32(SOCK_NONBLOCK.rawValue))
        socket = Glibc.socket(AF_INET, kind, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = UInt16(port).bigEndian
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = socket
        let code = unsafe withUnsafePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, length)
            }
        }
        guard code == 0 || errno == EINPROGRESS else { throw SystemCallFailure("connect") }
    }

    deinit {
        close(socket)
    }

    /// Blocks for the next bytes; none when the peer closed or reset the connection.
    func read() -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = unsafe Glibc.read(socket, &buffer, buffer.count)
        return Array(buffer[..<max(count, 0)])
    }

    /// Waits until the peer closes or resets the connection.
    func untilClosed() async throws {
        try await onOwnThread { [self] in
            while !read().isEmpty {}
        }
    }

    func write(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        _ = unsafe send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Ends both directions in order.
    func finish() {
        shutdown(socket, Int32(SHUT_RDWR))
    }

    /// Makes the closing that follows a reset.
    func resetWhenClosed() {
        var option = linger(l_onoff: 1, l_linger: 0)
        let size = socklen_t(MemoryLayout<linger>.size)
        unsafe setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, size)
    }
}
