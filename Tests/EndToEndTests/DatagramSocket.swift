import Glibc
import Synchronization
import TestSupport

/// A unix datagram socket that collects what is sent to it, as the service manager's does.
final class DatagramSocket: Sendable {
    let path: String
    private static let messagesMax = 1_000
    private let descriptor: Int32
    private let isCollecting = Atomic(false)
    private let messages: AsyncStream<String>
    private let arrived: AsyncStream<String>.Continuation

    init(_ path: String) throws {
        self.path = path
        (messages, arrived) = AsyncStream.makeStream()
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        let result = unsafe Self.address(of: path) { unsafe bind(descriptor, $0, $1) }
        guard descriptor >= 0, result == 0 else { throw SystemCallFailure("bind") }
    }

    deinit {
        close(descriptor)
    }

    /// Sends to itself until the kernel takes no more.
    func fill() throws {
        let sender = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        guard sender >= 0 else { throw SystemCallFailure("socket") }
        defer { close(sender) }
        while true {
            let count = unsafe Self.address(of: path) { address, size in
                unsafe sendto(sender, "x", 1, Int32(MSG_DONTWAIT), address, size)
            }
            if count < 0, errno == EAGAIN { return }
            guard count == 1 else { throw SystemCallFailure("sendto \(path)") }
        }
    }

    private static func address<Result>(
        of path: String,
        _ use: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { bytes in
            unsafe bytes.copyBytes(from: path.utf8.prefix(bytes.count - 1))
        }
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe use($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// The next message that fulfils the predicate; others are passed over.
    ///
    /// From the first call on, messages are taken out as they come, however late the test looks at
    /// them: a queue that is full loses the next one, as the manager never does.
    func message(where isWanted: (String) -> Bool) async throws -> String {
        if isCollecting.exchange(true, ordering: .relaxed) == false { collect() }
        for await text in messages where isWanted(text) { return text }
        throw SystemCallFailure("receive the message that is waited for", code: ETIMEDOUT)
    }

    /// Ends after a minute of silence or the most messages, so that a test that waits fails.
    private func collect() {
        let own = dup(descriptor)
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(own, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
        startThread { [arrived] in
            var buffer = [UInt8](repeating: 0, count: 65_536)
            for _ in 0..<Self.messagesMax {
                let count = unsafe recv(own, &buffer, buffer.count, 0)
                guard count >= 0 else { break }
                arrived.yield(String(decoding: buffer.prefix(count), as: UTF8.self))
            }
            arrived.finish()
            close(own)
        }
    }
}
