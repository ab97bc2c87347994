/// How one request proves who asks.
package enum Login: Sendable, Equatable {
    /// By itself: user and password as HTTP Basic, or a certificate in the handshake.
    case credential(Credential)
    /// By a token that the cluster issued before.
    case token(Token)
    /// The request asks for a token: it is a POST that hands in user and password.
    case exchange(Credential, HandingIn)

    /// Where the request that asks for a token carries user and password.
    package enum HandingIn: Sendable, CaseIterable {
        /// As HTTP Basic and in the body: releases before 7.8 read only the body, others only the
        /// header.
        case headerAndBody
        /// As HTTP Basic alone, for a release that refuses a body with more than it knows.
        case header
        /// In the body alone, for a cluster that refuses every request with HTTP Basic.
        case body
    }

    /// Whether a refusal counts against the account, so that some of them would lock it.
    package var isPasswordLogin: Bool {
        switch self {
        case .credential(.user), .exchange(.user, _): true
        case .credential(.certificate), .exchange(.certificate, _), .token: false
        }
    }
}

/// A token that a cluster has issued, and the word under which it takes it.
package struct Token: Sendable, Equatable {
    /// The scheme of the `Authorization` header; the product's own pages disagree about it.
    package enum Scheme: String, Sendable {
        case jwt = "JWT"
        case bearer = "Bearer"
    }

    /// The token itself.
    package var secret: Secret
    /// The word before it.
    package var scheme: Scheme

    /// Joins a token and its word.
    package init(_ secret: Secret, scheme: Scheme) {
        self.secret = secret
        self.scheme = scheme
    }
}
