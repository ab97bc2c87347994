import Watching

extension RunRecord {
    /// Refused logins stay rare, and a new credential is tried soon.
    var loginViolations: [String] {
        crowdViolations + afterRefusalViolations + rotationViolations
    }

    private var byEnd: [Exchange] { exchanges.sorted { $0.ended < $1.ended } }

    /// At most four within a quarter of an hour without a success between them, seen or not.
    private var crowdViolations: [String] {
        var refusals: [Duration] = []
        var violations: [String] = []
        for verdict in exchanges.compactMap(\.verdict).sorted(by: { $0.at < $1.at }) {
            if verdict.isAccepted { refusals = [] }
            guard !verdict.isAccepted else { continue }
            refusals = refusals.filter { verdict.at - $0 < .seconds(900) } + [verdict.at]
            if refusals.count > 4 {
                violations.append("\(verdict.at): \(refusals.count) refused logins")
            }
        }
        return violations
    }

    /// After a refusal nothing is sent before the credential's content changes, or 30 minutes; only
    /// another program, which does not know what was refused, may try once.
    private var afterRefusalViolations: [String] {
        exchanges.filter { $0.isRefusedLogin && !$0.isByBodyAlone }.flatMap { refused -> [String] in
            // The content may change between the look at it and the request.
            let change =
                fileChanges.first { $0 >= refused.sent - Self.slack } ?? .seconds(1_000_000)
            let restart = restarts.first { $0 >= refused.sent } ?? change
            let free = min(change, restart, refused.ended + .seconds(1_800))
            return exchanges.filter { $0.sent > refused.ended && $0.sent < free }
                .map { "\($0.sent): sent after the refusal at \(refused.ended)" }
        }
    }

    /// A credential that changed after a refusal is tried once within five seconds, if the failures
    /// before it leave room.
    private var rotationViolations: [String] {
        fileChanges.flatMap { change -> [String] in
            let before = byEnd.last { $0.ended <= change }
            let end = change + .seconds(5) + Self.slack
            guard before?.isRefusedLogin == true, end < scenario.length,
                !mayBeWithheld(from: change, to: end),
                !stops.contains(where: { $0.cancelled >= change && $0.cancelled <= end }),
                !exchanges.contains(where: { $0.sent <= change && $0.ended > change })
            else { return [] }
            let next = exchanges.filter { $0.sent >= change }.min { $0.sent < $1.sent }
            // That a login will be sent is written down before.
            guard let next, next.sent <= change + .seconds(5) + scenario.diskTime * 2 else {
                return ["\(change): the new credential was not tried within five seconds"]
            }
            let together = exchanges.count { $0.sent >= next.sent && $0.sent < next.ended }
            return together == 1 ? [] : ["\(next.sent): \(together) logins at once"]
        }
    }
}
