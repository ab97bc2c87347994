import Watching

extension RunRecord {
    /// Spans in which an account may be left alone because too many logins failed or hung.
    ///
    /// Four within a quarter of an hour are the end until the first of them is that old; one that
    /// hung although the server had just answered a stranger costs five minutes. Then the cluster
    /// is not read although nothing is wrong with it, and that is as it must be.
    static func withheld(_ exchanges: [Exchange]) -> [Range<Duration>] {
        var spans: [Range<Duration>] = []
        var failures: [Duration] = []
        var hasKnocked = false
        for exchange in exchanges.sorted(by: { $0.ended < $1.ended }) {
            if exchange.isKnock {
                hasKnocked = true
            } else if exchange.isAcceptedLogin {
                (failures, hasKnocked) = ([], false)
            } else if exchange.mayBeFailedLogin {
                let end = exchange.ended
                failures = failures.filter { end - $0 < LoginGuard.window } + [end]
                if hasKnocked { spans.append(end..<(end + LoginGuard.pause)) }
                if failures.count >= LoginGuard.failuresMax {
                    let first = failures[failures.count - LoginGuard.failuresMax]
                    spans.append(end..<(first + LoginGuard.window))
                }
                hasKnocked = false
            }
        }
        return spans
    }

    /// Whether logins may have been withheld somewhere within a span of time.
    func mayBeWithheld(from start: Duration, to end: Duration) -> Bool {
        withheld.contains { $0.lowerBound <= end && $0.upperBound >= start }
    }
}

extension Exchange {
    /// Whether it carried no login, and the server answered; a page of a proxy is an answer too.
    fileprivate var isKnock: Bool {
        guard let status = Int(code), status < 500, status != 429 else { return false }
        return !hasLogin && !hasToken && !isExchange
    }

    /// Whether the cluster may count it as a failed login, as far as the watcher can know.
    fileprivate var mayBeFailedLogin: Bool {
        guard hasLogin || isExchange else { return false }
        return code == "401" || Int(code) == nil && (hasArrived || code == "cancelled")
    }

    private var isExchange: Bool { path == ExchangeAnswer.path }
}
