import Glibc

/// Sends single datagrams to a unix socket and never waits for its reader.
enum NotificationSocket {
    /// Answers 0 or an errno value; `EAGAIN` means that the reader's queue is full.
    ///
    /// The path is absolute, or `@` and the name of an abstract socket, which has no file.
    static func send(_ text: String, to path: String) -> Int32 {
        guard path.hasPrefix("/") || path.hasPrefix("@") else { return EAFNOSUPPORT }
        var name = Array(path.utf8)
        // The kernel marks an abstract name by a NUL in front.
        if name[0] == UInt8(ascii: "@") { name[0] = 0 }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard name.count <= MemoryLayout.size(ofValue: address.sun_path) else {
            return ENAMETOOLONG
        }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
        // Exactly the name: of an abstract one every further byte would be part.
        let size = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        let kind = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_UNIX, kind, 0)
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
        let count = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe sendto(descriptor, bytes, bytes.count, flags, $0, size)
            }
        }
        return count < 0 ? errno : 0
    }
}
