/// Counts failed logins and locks users like the product: 5 within 15 minutes lock for 30.
struct LoginLedger: Sendable {
    /// Failed logins that lock a user.
    static let threshold = 5
    /// How long a failed login counts, in milliseconds.
    static let window: Int64 = 900_000
    /// How long a lock lasts, in milliseconds.
    static let lockTime: Int64 = 1_800_000

    /// All failed logins since the start.
    private(set) var failures = 0
    /// The last good login of each user, in milliseconds since 1970; only known users get in.
    private(set) var lastLogins: [String: Int64] = [:]
    private var recent: [String: [Int64]] = [:]
    private var lockedUntil: [String: Int64] = [:]

    /// Whether a user is locked at a moment.
    func isLocked(_ user: String, at milliseconds: Int64) -> Bool {
        (lockedUntil[user] ?? .min) > milliseconds
    }

    /// Returns who is locked at a moment, in order.
    func locked(at milliseconds: Int64) -> [String] {
        lockedUntil.filter { $0.value > milliseconds }.keys.sorted()
    }

    /// Counts a refused login; one that says nothing about the password does not lock.
    mutating func failed(_ user: String, at milliseconds: Int64, counts: Bool) {
        failures += 1
        // Invented user names must not make the ledger grow without bound.
        guard counts, recent[user] != nil || recent.count < 1_000 else { return }
        var times = (recent[user] ?? []).filter { milliseconds - $0 < Self.window }
        times.append(milliseconds)
        if times.count >= Self.threshold {
            lockedUntil[user] = milliseconds + Self.lockTime
            times = []
        }
        recent[user] = times
    }

    /// Notes that a user got in, and forgets the failures before.
    mutating func succeeded(_ user: String, at milliseconds: Int64) {
        lastLogins[user] = milliseconds
        recent[user] = nil
    }
}
