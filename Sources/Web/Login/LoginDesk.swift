import CCrypt
import NIOPosix
import Synchronization

/// Checks who asks, without letting anybody keep the others waiting.
///
/// bcrypt takes a tenth of a second on purpose. So it runs on a thread of its own, one at a time,
/// and only a few may wait for it; a login that was good is remembered. An unknown user costs the
/// same as a known one, or the time would tell which names exist. What is wrong is never
/// remembered: each guess has its full price.
final class LoginDesk: Sendable {
    /// Those that wait for the thread at a time, a second or so of work.
    static let waitingMax = 8

    /// What became of a login.
    enum Verdict: Sendable {
        /// The user may go on.
        case accepted
        /// Nobody is known by that name and password.
        case refused
        /// Too many wait already; it was not looked at.
        case busy
    }

    private let memory: LoginMemory
    private let waiting = Mutex(0)
    private let thread = NIOThreadPool(numberOfThreads: 1)
    private let isStarted = Mutex(false)

    init(salt: [UInt8]) {
        memory = LoginMemory(salt: salt)
    }

    /// Judges a request by its field; without users everybody is accepted.
    func judge(_ field: String?, users: [String: String]) async -> Verdict {
        // Whoever is unknown is measured against the most expensive hash there is.
        guard let costly = users.values.max(by: { $0.dropFirst(4) < $1.dropFirst(4) }) else {
            return .accepted
        }
        guard let login = BasicLogin(field) else { return .refused }
        let stored = users[login.user]
        let key = memory.key(of: login, storedHash: stored ?? costly)
        if stored != nil, memory.holds(key) { return .accepted }
        guard take() else { return .busy }
        defer { waiting.withLock { $0 -= 1 } }
        let isGood = await matches(login.password, stored ?? costly)
        guard isGood, stored != nil else { return .refused }
        memory.add(key)
        return .accepted
    }

    /// Ends the thread; nobody may be judged any more.
    func close() async {
        guard isStarted.withLock({ $0 }) else { return }
        // Fails only when it runs twice.
        try? await thread.shutdownGracefully()
    }

    private func take() -> Bool {
        waiting.withLock { waiting in
            guard waiting < Self.waitingMax else { return false }
            waiting += 1
            return true
        }
    }

    private func matches(_ password: [UInt8], _ hash: String) async -> Bool {
        isStarted.withLock { isStarted in
            if !isStarted { thread.start() }
            isStarted = true
        }
        // The thread ends only with the server, and then no answer is awaited any more.
        let result = try? await thread.runIfActive {
            let text = (password + [0]).map { CChar(bitPattern: $0) }
            return unsafe rewatchd_password_matches(text, hash) == 1
        }
        return result ?? false
    }
}
