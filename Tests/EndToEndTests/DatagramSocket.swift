import Glibc
import TestSupport

/// A unix datagram socket that collects what is sent to it, as the service manager's does.
final class DatagramSocket: Sendable {
    let path: String
    private let descriptor: Int32

    init(_ path: String) throws {
        self.path = path
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
    func message(where isWanted: (String) -> Bool) async throws -> String {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            _ = try await Readiness.readable(descriptor, within: .seconds(30))
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
            }
            let text = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
            if isWanted(text) { return text }
        }
    }
}
