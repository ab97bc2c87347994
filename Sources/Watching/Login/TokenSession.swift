package import ClusterAPI

// A token stands between the password and the requests, so that only one request in some minutes
// is a login that could lock the account:
//
//     none ──exchange──▶ fresh ──taken──▶ proven ──3/4 of its life──▶ due ──exchange──▶ fresh
//       ▲                  │                │
//       │                  │ 401            └──401: revoked or expired, one exchange──▶ fresh
//       └──────────────────┴── 401 under the other word as well: the login itself is refused
//
// A proven token that is refused is worth one exchange. A fresh one that is refused is worth none:
// the other word before it is tried, once, and then the account counts as refused. So no answer of
// the cluster can make the exchanges go on for ever.
//
// Where an exchange carries user and password is learned as well. Left out on purpose: the request
// that renews a token by the old one; asking with the password notices that it was changed.

/// The token of one cluster: whether one is needed, and what a refusal of it means.
package struct TokenSession: Sendable {
    /// The product's default, for a token that does not say how long it lasts.
    package static let defaultLifetime = Duration.seconds(300)

    /// The product's longest; what claims more is exchanged no later.
    static let longestLifetime = Duration.seconds(86_400)

    /// What a refusal of the token leads to.
    package enum Step: Hashable, Sendable {
        /// The same requests again, with the same token under another word.
        case otherWord
        /// The same requests again, with another token.
        case exchange
        /// Nothing: the account is refused.
        case giveUp
    }

    private struct Held: Sendable {
        var secret: Secret
        var credential: Credential
        var due: Duration
        var end: Duration
        var isProven = false
    }

    /// Where the next exchange carries user and password.
    package private(set) var handingIn = Login.HandingIn.headerAndBody
    private var scheme = Token.Scheme.jwt
    private var hasTriedBoth = false
    private var hasTriedElsewhere = false
    private var held: Held?

    /// A session without a token.
    package init() {}

    /// The token for a credential, whether it has come to its end or not.
    package func token(for credential: Credential) -> Token? {
        guard let held, held.credential == credential else { return nil }
        return Token(held.secret, scheme: scheme)
    }

    /// Whether the token is still good by its own word.
    package func isGood(for credential: Credential, at now: Duration) -> Bool {
        guard let held, held.credential == credential else { return false }
        return now < held.end
    }

    /// Whether it is time for another token.
    package func isDue(for credential: Credential, at now: Duration) -> Bool {
        guard let held, held.credential == credential else { return true }
        return now >= held.due
    }

    /// Takes a token that was asked for at the given time.
    package mutating func issued(_ answer: TokenAnswer, for credential: Credential, at: Duration) {
        let claimed = answer.lifetime.flatMap { $0 > 0 ? Duration.seconds($0) : nil }
        let lifetime = min(claimed ?? Self.defaultLifetime, Self.longestLifetime)
        held = Held(
            secret: Secret(answer.text),
            credential: credential,
            due: at + lifetime * 3 / 4,
            end: at + lifetime
        )
        (hasTriedBoth, hasTriedElsewhere) = (false, false)
    }

    /// Takes in that the cluster has answered a request with the token.
    package mutating func accepted() {
        held?.isProven = true
    }

    /// Takes in that it was refused with a 401.
    package mutating func refused() -> Step {
        guard held?.isProven == false else {
            held = nil
            return .exchange
        }
        if !hasTriedBoth {
            scheme = scheme == .jwt ? .bearer : .jwt
            hasTriedBoth = true
            return .otherWord
        }
        held = nil
        return .giveUp
    }

    /// Takes in how a request without a login, or with a token that is worth nothing, was refused.
    ///
    /// A cluster that offers HTTP Basic to strangers finds user and password in the header, so that
    /// an exchange for one that took none must not fail first.
    package mutating func asked(for challenge: String?) {
        guard handingIn == .body, Self.offersBasic(challenge) else { return }
        handingIn = .headerAndBody
    }

    /// Takes in that an exchange brought no token; returns whether one more may bring one.
    ///
    /// That one hands in user and password elsewhere in the request.
    /// A release that does not know the body refuses the request as ill-formed, and a cluster that
    /// takes no HTTP Basic at all does not offer it when it refuses.
    package mutating func exchangeFailed(status: Int, challenge: String?) -> Bool {
        let offersBasic = Self.offersBasic(challenge)
        let other: Login.HandingIn? =
            switch handingIn {
            case .headerAndBody where status == 400: .header
            case .headerAndBody: offersBasic ? nil : .body
            case .body: status == 400 || offersBasic ? .headerAndBody : nil
            case .header: status == 400 || !offersBasic ? .headerAndBody : nil
            }
        guard let other, !hasTriedElsewhere else {
            hasTriedElsewhere = false
            return false
        }
        handingIn = other
        hasTriedElsewhere = true
        return true
    }

    /// Takes in that an exchange ended without a verdict on user and password.
    ///
    /// So that the next refusal is a first one, and a place that has changed meanwhile is found.
    package mutating func exchangeUndecided() {
        hasTriedElsewhere = false
    }

    private static func offersBasic(_ challenge: String?) -> Bool {
        challenge?.lowercased().contains("basic") ?? false
    }
}
