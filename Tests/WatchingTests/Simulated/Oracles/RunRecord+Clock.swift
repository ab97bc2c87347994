import Alerting

extension RunRecord {
    /// For how long after a step of the clock nothing may be told that is not true.
    private static let afterStep = Duration.seconds(90)

    /// No time is negative, and in the time after a step nothing is told but what is the case.
    func clockViolations(_ exposed: [Exposed]) -> [String] {
        let negative = exposed.flatMap { scrape in
            scrape.names
                .filter { $0.hasSuffix("_age_seconds") || $0.hasSuffix("_duration_seconds") }
                .flatMap { scrape[$0] }
                .filter { $0.value < 0 }
                .map { "\(scrape.at): \($0.name)\($0.labels) is \($0.value)" }
        }
        let durations = told.compactMap { item -> String? in
            guard let duration = item.transition.duration, duration < .zero else { return nil }
            return "\(item.at): \(item.transition.key) lasted \(duration)"
        }
        return negative + durations + storms
    }

    /// Alerts that fire after a step though nothing is wrong and nothing hinders the reading.
    private var storms: [String] {
        steps.flatMap { step -> [String] in
            let end = step + Self.afterStep
            let start = step - Self.recoveryTime
            guard end < scenario.length, isCalm(from: start, to: end),
                truths(from: start, to: end).allSatisfy(\.failing.isEmpty),
                !stops.contains(where: { $0.cancelled >= start && $0.cancelled <= end })
            else { return [] }
            return told.filter { item in
                item.at > step && item.at <= end && item.transition.state == .firing
                    && !wasForbidden(at: item.at)
            }.map { "\($0.at): \($0.transition.key) fires after the clock was set" }
        }
    }

    private var steps: [Duration] {
        scenario.script.compactMap { step in
            if case .clockStep = step.action { step.at } else { nil }
        }
    }
}
