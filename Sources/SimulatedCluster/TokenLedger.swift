/// The tokens that were issued: who they stand for and when they end.
struct TokenLedger: Sendable {
    /// For whom a token stands.
    struct Grant: Sendable {
        let user: String
        /// In milliseconds since 1970.
        let end: Int64
    }

    /// How long a token is good unless something else was asked for, in seconds.
    static let defaultLifetime = 300
    /// The longest that may be asked for, in seconds.
    static let longestLifetime = 86_400
    /// How many tokens are remembered; the one that ends first goes when there are more.
    static let capacity = 1_000

    private var grants: [String: Grant] = [:]
    private var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed ^ 0x746F_6B65_6E)
    }

    /// Issues a JSON Web Token; its signature is a random number that only the ledger knows.
    mutating func issue(for user: SimulatedUser, at milliseconds: Int64, seconds: Int) -> String {
        let now = Int(milliseconds / 1_000)
        let header: JSON = ["alg": "HS256", "typ": "JWT"]
        let claims: JSON = [
            "iat": .integer(now), "uid": .string("\(user.uid)"), "exp": .integer(now + seconds),
        ]
        let signature = (0..<4).flatMap { _ in
            let word = random.next()
            return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
        }
        let token = [header.encoded, claims.encoded, signature].map(Self.encode)
            .joined(separator: ".")
        let end = milliseconds + Int64(seconds) * 1_000
        grants = grants.filter { $0.value.end > milliseconds }
        if grants.count >= Self.capacity,
            let first = grants.min(by: { $0.value.end < $1.value.end })
        {
            grants[first.key] = nil
        }
        grants[token] = Grant(user: user.name, end: end)
        return token
    }

    /// Returns the user of a token that is good at a moment.
    func user(of token: String, at milliseconds: Int64) -> String? {
        guard let grant = grants[token], grant.end > milliseconds else { return nil }
        return grant.user
    }

    /// Makes every token that was issued so far worthless.
    mutating func revokeAll() {
        grants = [:]
    }

    /// The alphabet for URLs, without padding.
    private static func encode(_ bytes: [UInt8]) -> String {
        Base64.encode(bytes).filter { $0 != "=" }.map { letter in
            switch letter {
            case "+": "-"
            case "/": "_"
            case _: String(letter)
            }
        }.joined()
    }
}
