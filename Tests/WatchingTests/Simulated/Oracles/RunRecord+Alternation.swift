import Alerting
import Watching

extension RunRecord {
    /// Every entry is in the journal once, whenever it was away and whoever was killed.
    var journalViolations: [String] {
        var seen: Set<String> = []
        var violations = untold.map { "never written: \($0)" }
        for happening in happenings {
            guard case .entry(let entry) = happening.content else { continue }
            if !seen.insert(entry.id).inserted {
                violations.append("\(happening.at): written twice: \(entry.message)")
            }
        }
        return violations
    }

    /// Firing and resolved alternate for each alert.
    var alternationViolations: [String] {
        var violations: [String] = []
        var firing: Set<AlertKey> = []
        for item in told {
            let key = item.transition.key
            let isNew =
                switch item.transition.state {
                case .firing: firing.insert(key).inserted
                case .reminder, .flapping: firing.contains(key)
                case .resolved: firing.remove(key) != nil
                }
            if !isNew {
                violations.append("\(item.at): \(item.transition.state) twice of \(key)")
            }
        }
        return violations
    }

    /// While a cluster cannot be read, nothing is said about its objects; but what a killed program
    /// had found out is, by the next one.
    var silenceViolations: [String] {
        var violations: [String] = []
        var trouble: String?
        var restarts = restarts[...]
        for happening in happenings {
            while let restart = restarts.first, restart <= happening.at {
                restarts.removeFirst()
                trouble = nil
            }
            switch happening.content {
            case .event(.cycleFinished(let summary)): trouble = summary.health.trouble
            case .event: break
            case .entry(.event(let entry)):
                if let trouble {
                    violations.append("\(happening.at): \(entry.message) while \(trouble)")
                }
            case .entry(.alert(let entry)):
                let kind = entry.transition.key.kind
                let isReason = AlertKind.reasonsUnreadable.contains(kind)
                if let trouble, !isReason {
                    violations.append("\(happening.at): \(entry.message) while \(trouble)")
                }
            }
        }
        return violations
    }
}
