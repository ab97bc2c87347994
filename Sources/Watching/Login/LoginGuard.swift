import Model

// The default of the product locks a user for 30 minutes after 5 failed logins in 15 minutes, and
// every request of Basic authentication is a login. So this machine stands before each request:
//
//     untested ──200──▶ accepted ──401──▶ rejected ──other credential, or 30 min──▶ one login
//
// - After a refusal nothing is sent until the credential differs from the refused one, or the
//   long timer has run out; then one request alone finds out.
// - Requests in flight together may all be refused when a password is rotated in mid-cycle. No
//   more of them are let out than the account could stand: at most four refusals within fifteen
//   minutes without a success between them, one less than the product's default.

/// Decides whether, and how many at once, requests with a login may be sent.
package struct LoginGuard: Sendable {
    /// How many refusals within ``window`` are risked; the product locks at 5 by default.
    package static let refusalsMax = 4
    /// The time in which the product counts refusals by default.
    package static let window = Duration.seconds(15 * 60)
    /// After how long the same credential is tried again, the product's default lock time.
    package static let longTimer = Duration.seconds(30 * 60)

    /// Whether requests may be sent.
    package enum Permission: Hashable, Sendable {
        /// Up to this many may be in flight at once.
        case granted(parallel: Int)
        /// None before the given time, unless the credential changes.
        case refused(until: Duration)
        /// None before the given time, whatever the credential: too many were refused.
        case exhausted(until: Duration)
    }

    private enum State: Sendable {
        case untested
        case accepted
        case rejected(Credential, since: Duration)
    }

    private var state = State.untested
    private var refusals: [Duration] = []

    /// A guard that knows nothing of any login.
    package init() {}

    /// Whether the last login was refused.
    package var isRejected: Bool {
        switch state {
        case .rejected: true
        case .untested, .accepted: false
        }
    }

    /// Whether requests with this credential may be sent now.
    package mutating func permission(for credential: Credential, at now: Duration) -> Permission {
        refusals.removeAll { now - $0 >= Self.window }
        if case .rejected(credential, let since) = state, now - since < Self.longTimer {
            return .refused(until: since + Self.longTimer)
        }
        let risk = Self.refusalsMax - refusals.count
        guard risk <= 0, let oldest = refusals.first else { return .granted(parallel: risk) }
        return .exhausted(until: oldest + Self.window)
    }

    /// Takes in a 401; returns how many there were within the window, this one included.
    @discardableResult
    package mutating func refused(_ credential: Credential, at now: Duration) -> Int {
        refusals.append(now)
        state = .rejected(credential, since: now)
        return refusals.count
    }

    /// Takes in that a login was sent and no answer seen, while the last one known was refused.
    ///
    /// It may have been refused as well, so it counts as one.
    package mutating func unanswered(at now: Duration) {
        if isRejected { refusals.append(now) }
    }

    /// Takes in that a request which began at the given time was answered with anything but 401.
    ///
    /// An answer that was on its way before a refusal says nothing about the login after it.
    package mutating func accepted(requestBegan: Duration) {
        if case .rejected(_, let since) = state, requestBegan <= since { return }
        refusals = []
        state = .accepted
    }
}
