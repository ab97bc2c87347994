/// What every simulated run must hold; each has its part of `RunRecord`, and a bug planted for it.
enum Oracle: String, CaseIterable, Hashable {
    /// Firing and resolved alternate, and what lasts is told once and taken back once.
    case alternation
    /// When faults stop, all is read again soon, and only true alerts remain.
    case recovery
    /// The buffer stays within its budget, and holds what the simulator emitted, bit for bit.
    case buffer
    /// The exposition is well-formed, and tells neither zeros nor old values for what is unknown.
    case exposition
    /// Never more requests or logins than agreed, and none to strangers.
    case traffic
    /// A step of the wall clock makes neither a negative time nor a storm of alerts.
    case clock
    /// After its end nothing goes on.
    case shutdown
    /// No secret can be read anywhere.
    case secrecy
    /// The same seed gives the same run.
    case repetition
}

extension RunRecord {
    /// Everything that is not as it must be, by the oracle that says so.
    ///
    /// That a run can be repeated takes a second run; see ``differences(from:)``.
    func complaints() -> [Oracle: [String]] {
        let exposed = readable(scrapes)
        var found: [Oracle: [String]] = [:]
        found[.alternation] =
            journalViolations + alternationViolations + chainViolations + logViolations
            + episodeViolations
            + reasonViolations + silenceViolations
        found[.recovery] =
            recoveryViolations(exposed.scrapes) + freshnessViolations(exposed.scrapes)
        found[.buffer] = bufferViolations(exposed.scrapes)
        found[.exposition] =
            exposed.violations + truthViolations(exposed.scrapes)
            + exposureViolations(exposed.scrapes)
        found[.traffic] = trafficViolations + loginViolations + tokenViolations
        found[.clock] = clockViolations(exposed.scrapes)
        found[.shutdown] = stopViolations
        found[.secrecy] = secretViolations
        return found.filter { !$0.value.isEmpty }
    }

    /// All complaints, each behind the name of its oracle.
    func violations() -> [String] {
        let found = complaints()
        return Oracle.allCases.flatMap { oracle in
            (found[oracle] ?? []).map { "\(oracle): \($0)" }
        }
    }

    /// Where a second run of the same scenario differs from this one.
    func differences(from other: RunRecord) -> [String] {
        var found: [String] = []
        let (mine, others) = (trace, other.trace)
        if let (one, another) = zip(mine, others).first(where: { $0 != $1 }) {
            found.append("told first: \(one), then: \(another)")
        } else if mine.count != others.count {
            found.append("\(mine.count) happenings, then \(others.count)")
        }
        if scrapes != other.scrapes { found.append("other scrapes") }
        if exchanges != other.exchanges { found.append("other exchanges") }
        return found
    }

    /// The scrapes that can be read, and what is wrong with the form of the others.
    private func readable(_ scrapes: [Scrape]) -> (scrapes: [Exposed], violations: [String]) {
        var read: [Exposed] = []
        var violations: [String] = []
        for scrape in scrapes {
            do {
                read.append(Exposed(at: scrape.at, try ExpositionReader.read(scrape.body)))
            } catch {
                violations.append("\(scrape.at): \(error)")
            }
        }
        return (read, violations)
    }
}
