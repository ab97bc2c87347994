import Model

extension PollsView {
    /// The same as data, as `GET /api/v1/polls` answers it.
    package var json: JSON {
        .members([
            "now": .text(now.rfc3339),
            "cluster": .text(summary.name),
            "authentication": .text(summary.authentication),
            "tls": .text(summary.tls),
            "loginFailures": .number(Double(loginFailures)),
            "cycleSeconds": .number(orNull: cycleSeconds),
            "endpoints": .list(endpointNames.map(JSON.text)),
            "activeEndpoint": .text(orNull: activeEndpoint),
            "target": .text(orNull: target),
            "resources": .list(rows.map(\.json)),
        ])
    }
}

extension PollsView.Row {
    fileprivate var json: JSON {
        .members([
            "resource": .text(resource),
            "standing": .text(standing.rawValue),
            "state": .text(word),
            "failure": .text(orNull: failure),
            "ageSeconds": .number(orNull: age.map { Double($0) / 1_000 }),
            "polls": .list(polls.map(\.json)),
        ])
    }
}

extension PollsView.Poll {
    fileprivate var json: JSON {
        .members([
            "at": .text(at.rfc3339),
            "good": .bool(isGood),
            "code": .text(code),
            "seconds": .number(seconds),
            "bytes": .number(orNull: bytes.map(Double.init)),
            "error": .text(orNull: error),
        ])
    }
}
