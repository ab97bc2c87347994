import Watching

/// One request that went over the simulated network, and how it ended.
struct Exchange: Sendable, Equatable {
    var sent: Duration
    var ended: Duration
    var endpoint: Endpoint
    var path: String
    /// The HTTP status, or the label of the failure.
    var code: String
    /// Whether user and password were sent, where the cluster looks for them.
    var hasLogin = false
    /// Whether they were in the body alone, at which not every cluster looks: who is refused with
    /// them there may try the header.
    var isByBodyAlone = false
    /// Whether a token was sent.
    var hasToken = false
    /// Whether a token was issued and arrived whole.
    var isIssue = false
    /// Whether it came as far as the cluster, or a proxy before it.
    var hasArrived = false
    /// What the cluster made of the login, also when nobody saw the answer; nil without a verdict.
    var verdict: LoginVerdict?

    /// Whether the watcher saw that its login was refused.
    var isRefusedLogin: Bool { hasLogin && code == "401" }
    /// Whether the watcher saw that its token was refused.
    var isRefusedToken: Bool { hasToken && code == "401" }
    /// Whether the watcher saw that its login was taken.
    var isAcceptedLogin: Bool { verdict?.isAccepted == true && Int(code) != nil }
}

extension Exchange {
    /// One that has just been sent.
    init(_ request: Request, sent: Duration) {
        self.init(
            sent: sent,
            ended: sent,
            endpoint: request.endpoint,
            path: request.path,
            code: "unknown"
        )
        switch request.login {
        case .token: hasToken = true
        case .exchange(_, .body): isByBodyAlone = true
        case .exchange(_, .header), .exchange(_, .headerAndBody), .credential, nil: break
        }
    }
}

/// What a cluster made of a login, and when.
struct LoginVerdict: Sendable, Equatable {
    var at: Duration
    var isAccepted: Bool

    /// Reads the verdict from an answer; nil when the login was not looked at, as by a proxy that
    /// shows a page of its own.
    init?(status: Int, body: [UInt8] = [], at time: Duration) {
        guard status < 500, status != 429, !(300..<400).contains(status),
            body.first != UInt8(ascii: "<") || status == 401
        else { return nil }
        at = time
        isAccepted = status != 401
    }
}
