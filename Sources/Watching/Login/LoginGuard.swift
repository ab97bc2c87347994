package import Model

// The default of the product locks a user for 30 minutes after 5 failed logins in 15 minutes, and
// every request of Basic authentication is a login. So this machine stands before each request:
//
//     untested ──success──▶ accepted ──401──▶ rejected ──other credential, or 30 min──▶ one login
//
// It keeps a list of the logins that failed since the last success, or may have failed: a request
// whose answer never came (a timeout, a reset, a cancelled request) may have been refused all the
// same. Never more than four stand on the list within fifteen minutes, one less than what locks.
//
// - After a refusal nothing is sent until the credential differs from the refused one, or the
//   long timer has run out; then one request alone finds out.
// - Requests that are in flight together may all fail. So they are given room for three, and the
//   fourth place is left for the one request with which the next cycle begins.
// - An outage would fill the list with logins that were never answered, and then delay the return
//   by a quarter of an hour. So from the second on, the server is asked without a login whether it
//   answers at all, and a login is only sent when it does: knock first. A server that answers
//   that and leaves the login without an answer is asked again after five minutes, so that the
//   four are not spent in the first minute of an outage.
//
// A success takes from the list what was known to be over when its request began: a login that
// failed while that request was on its way may have met the password that came after it.

/// Decides whether, and how many at once, requests with a login may be sent.
package struct LoginGuard: Sendable {
    /// How many failed logins within ``window`` are risked; the product locks at 5 by default.
    package static let failuresMax = 4
    /// The time in which the product counts failed logins by default.
    package static let window = Duration.seconds(15 * 60)
    /// How long a server that answers strangers, but no login, is left alone.
    package static let pause = Duration.seconds(5 * 60)
    /// After how long the same credential is tried again, the product's default lock time.
    package static let longTimer = Duration.seconds(30 * 60)

    /// Whether a request may be sent while none is in flight.
    package enum Permission: Hashable, Sendable {
        /// One may be sent.
        case granted
        /// One may be sent after the server has answered a request without a login.
        case grantedAfterKnock
        /// None before the given time, unless the credential changes.
        case refused(until: Duration)
        /// None before the given time, whatever the credential: too many have failed.
        case exhausted(until: Duration)
    }

    private enum State: Sendable {
        case untested
        case accepted
        case rejected(Credential, since: Duration)
    }

    /// A login that failed, or may have, and when that was known.
    private struct Failure: Sendable {
        var known: Duration
        var isSeen: Bool
        /// Whether no answer came although the server had just answered a request without a login.
        var isInSpite = false
    }

    private var state = State.untested
    private var failures: [Failure] = []
    /// Whether the server has just answered a request without a login.
    private var hasKnocked = false

    /// A guard that knows nothing of any login.
    package init() {}

    /// A guard that counts on where another program's ended.
    ///
    /// Which credential was refused is not kept, so one more login finds it out, if there is room.
    package init(_ kept: [KeptFailure], at now: Moment) {
        failures = kept.map { failure in
            let passed = max(.zero, now.wall - failure.known)
            return Failure(known: now.monotonic - passed, isSeen: failure.isSeen)
        }.sorted { $0.known < $1.known }
    }

    /// The logins that failed or may have, as they outlive the program, to the second.
    package func kept(at now: Moment) -> [KeptFailure] {
        standing(at: now.monotonic).map { failure in
            let wall = now.wall + (failure.known - now.monotonic)
            return KeptFailure(
                known: Timestamp(seconds: (wall.milliseconds + 500) / 1_000),
                isSeen: failure.isSeen
            )
        }
    }

    /// Whether the last login worked and none has failed since.
    package var isProven: Bool {
        if case .accepted = state { failures.isEmpty } else { false }
    }

    /// Whether the last login of which an answer came was refused.
    package var isRejected: Bool {
        switch state {
        case .rejected: true
        case .untested, .accepted: false
        }
    }

    /// Whether one of the logins that count was refused, by this program or one before it.
    package func hasRefusal(at now: Duration) -> Bool {
        isRejected || standing(at: now).contains(where: \.isSeen)
    }

    /// Whether a request with this credential may be sent now, while none is in flight.
    package func permission(for credential: Credential, at now: Duration) -> Permission {
        if case .rejected(credential, let since) = state, now - since < Self.longTimer {
            return .refused(until: since + Self.longTimer)
        }
        let standing = standing(at: now)
        if standing.count >= Self.failuresMax {
            let place = standing.count - Self.failuresMax
            return .exhausted(until: standing[place].known + Self.window)
        }
        if let last = standing.last, last.isInSpite, now - last.known < Self.pause {
            return .exhausted(until: last.known + Self.pause)
        }
        let isInDoubt = standing.count > 1 && standing.contains { !$0.isSeen }
        return isInDoubt ? .grantedAfterKnock : .granted
    }

    /// Whether one more request may be sent beside so many in flight, with a login that worked.
    package func hasRoom(beside inFlight: Int, at now: Duration) -> Bool {
        !isRejected && standing(at: now).count + inFlight < Self.failuresMax - 1
    }

    /// Takes in a 401; returns how many there were within the window, this one included.
    @discardableResult
    package mutating func refused(_ credential: Credential, at now: Duration) -> Int {
        fail(Failure(known: now, isSeen: true))
        state = .rejected(credential, since: now)
        return failures.count(where: \.isSeen)
    }

    /// Takes in that a login was sent, or may have been, and that its answer will never be known.
    package mutating func unanswered(at now: Duration) {
        fail(Failure(known: now, isSeen: false, isInSpite: hasKnocked))
    }

    /// Takes in that a login was refused for the place in which the request carried it.
    ///
    /// Whether the server counts that as a failed login, nobody knows; but it did answer.
    package mutating func misplaced(at now: Duration) {
        fail(Failure(known: now, isSeen: false))
    }

    /// Takes in that the server has answered a request without a login.
    package mutating func knocked() {
        hasKnocked = true
    }

    /// Takes in that a request which began at the given time was answered with anything but 401.
    ///
    /// An answer that was on its way before a refusal says nothing about the login after it.
    package mutating func accepted(requestBegan: Duration) {
        failures.removeAll { $0.known <= requestBegan }
        hasKnocked = false
        if case .rejected(_, let since) = state, requestBegan <= since { return }
        state = .accepted
    }

    private mutating func fail(_ failure: Failure) {
        failures = standing(at: failure.known) + [failure]
        hasKnocked = false
    }

    private func standing(at now: Duration) -> [Failure] {
        failures.filter { now - $0.known < Self.window }
    }
}
