import Synchronization

/// Which logins were found good, so that a scrape need not hash a password each time.
///
/// It keeps no password but a salted hash of user, password and the user's stored hash together:
/// whoever changes the stored hash makes the memory of it void. The salt lives as long as the
/// process.
final class LoginMemory: Sendable {
    /// The logins that are kept; more users than that ask seldom enough to be hashed again.
    static let capacity = 128

    private let salt: [UInt8]
    private let known = Mutex<[[UInt8]]>([])

    init(salt: [UInt8]) {
        self.salt = salt
    }

    /// Returns what stands for a login here; the password cannot be found from it but by trying.
    func key(of login: BasicLogin, storedHash: String) -> [UInt8] {
        let user = Array(login.user.utf8)
        let length = bytes(UInt64(user.count))
        return SHA256.hash(salt + length + user + Array(storedHash.utf8) + login.password)
    }

    /// Whether a login was found good before.
    func holds(_ key: [UInt8]) -> Bool { known.withLock { $0.contains(key) } }

    /// Remembers a good login; the oldest is forgotten when there are too many.
    func add(_ key: [UInt8]) {
        known.withLock { known in
            if known.contains(key) { return }
            if known.count == Self.capacity { known.removeFirst() }
            known.append(key)
        }
    }

    /// The number as bytes, so that no user name can be taken for another's end.
    private func bytes(_ number: UInt64) -> [UInt8] {
        stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: number >> UInt64($0)) }
    }
}
