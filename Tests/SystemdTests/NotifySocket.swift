import Glibc
import TestSupport

/// The service manager's end of `$NOTIFY_SOCKET`: a real datagram socket in a folder of its own.
///
/// It sets the variable of the process, so it is for exit tests, whose process has no other test.
final class NotifySocket {
    private let directory: TemporaryDirectory
    private let descriptor: Int32

    /// An abstract socket has a name and no file; `@` stands for the NUL that it begins with.
    init(isAbstract: Bool = false) throws {
        directory = try TemporaryDirectory()
        let path = isAbstract ? "@" + directory.path : directory.file("notify")
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        guard descriptor >= 0 else { throw SystemCallFailure("socket") }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: isAbstract ? [0] + path.utf8.dropFirst() : Array(path.utf8))
        }
        // The name of an abstract socket is all of its bytes, trailing NULs too.
        let size = socklen_t(
            isAbstract
                ? MemoryLayout<sa_family_t>.size + path.utf8.count
                : MemoryLayout<sockaddr_un>.size
        )
        let bound = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, size)
            }
        }
        guard bound == 0 else { throw SystemCallFailure("bind \(path)") }
        unsafe setenv("NOTIFY_SOCKET", path, 1)
    }

    deinit {
        close(descriptor)
    }

    /// The datagrams that have arrived, oldest first; sending is done when `sendmsg` returns.
    func received() -> [String] {
        var datagrams: [String] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            guard count >= 0 else { return datagrams }
            datagrams.append(String(decoding: buffer[..<count], as: UTF8.self))
        }
    }
}
