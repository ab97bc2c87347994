import Watching

extension RunRecord {
    /// Tokens are asked for when they are due, and once when one is refused; never on and on.
    var tokenViolations: [String] {
        let issues = exchanges.filter(\.isIssue).sorted { $0.sent < $1.sent }
        return zip(issues, issues.dropFirst()).flatMap { first, next -> [String] in
            guard !hasBegunAnew(from: first.ended, to: next.sent) else { return [] }
            let between = exchanges.filter {
                $0.hasToken && $0.sent >= first.ended && $0.ended <= next.sent
            }
            let wasRefused = between.contains(where: \.isRefusedToken)
            // What was redirected began earlier.
            let age = next.sent - first.sent + Self.slack
            let isDue = age >= TokenSession.defaultLifetime * 3 / 4
            var violations: [String] = []
            if !wasRefused, !isDue {
                violations.append("\(next.sent): a token was asked for while one was good")
            }
            let wasTaken = between.contains { Int($0.code) != nil && !$0.isRefusedToken }
            if wasRefused, !wasTaken, !isDue {
                violations.append("\(next.sent): a token that was never taken was exchanged")
            }
            return violations
        } + lateViolations(issues)
    }

    /// Whether another program, a reload or another password made the old token of no use.
    private func hasBegunAnew(from start: Duration, to end: Duration) -> Bool {
        (stops.map(\.cancelled) + fileChanges).contains { $0 >= start && $0 <= end }
    }

    /// No token is sent after its end, which the cluster would refuse.
    private func lateViolations(_ issues: [Exchange]) -> [String] {
        exchanges.filter(\.hasToken).compactMap { exchange in
            guard let issue = issues.last(where: { $0.ended <= exchange.sent }) else {
                return "\(exchange.sent): a token before any was issued"
            }
            // An old token is tried while logins are withheld.
            let age = exchange.sent - issue.sent
            return age > TokenSession.defaultLifetime
                ? "\(exchange.sent): a token of age \(age) was sent" : nil
        }
    }
}
