import CLibsystemd
import Glibc

/// The sockets that the service manager opened for this service.
///
/// Source: sd_listen_fds(3). The environment is left as it is, see `ServiceNotifier`; that the
/// variables are meant for this process is checked by libsystemd.
package enum PassedSockets {
    /// Returns the descriptors; none when the service was not started by a socket.
    ///
    /// - Throws: `JournalError` when one of them is no socket that connections arrive at.
    package static func descriptors() throws(JournalError) -> [Int32] {
        let count = sd_listen_fds(0)
        guard count >= 0 else { throw .passedSocketsUnreadable(code: -count) }
        let descriptors = (0..<count).map { SD_LISTEN_FDS_START + $0 }
        for descriptor in descriptors {
            let kind = Int32(SOCK_STREAM.rawValue)
            guard sd_is_socket(descriptor, AF_UNSPEC, kind, 1) > 0 else {
                throw .passedSocketUnusable(descriptor: descriptor)
            }
        }
        return descriptors
    }
}
