import ClusterAPI
import Glibc
import Watching

extension RunRecord {
    /// No more is asked than agreed, nobody else is asked, and all ends when it is told to.
    var trafficViolations: [String] {
        var violations: [String] = []
        if inFlightMax > 3 { violations.append("\(inFlightMax) requests in flight") }
        let strangers = Set(exchanges.map(\.endpoint.host)).filter { host in
            !host.hasSuffix(".example") && !host.hasPrefix("10.0.")
        }
        if !strangers.isEmpty { violations.append("the login went to \(strangers.sorted())") }
        let sent = exchanges.map(\.sent).sorted()
        for (first, last) in zip(sent, sent.dropFirst(Self.burstMax))
        where last - first < .seconds(5) {
            // Whoever reloads wants to see a result at once.
            if stops.contains(where: { $0.cancelled >= first && $0.cancelled <= last }) { continue }
            violations.append("\(first): more than \(Self.burstMax) requests within 5 s")
        }
        return violations
    }

    /// A knock and every resource once, some objects of one of them, each after a redirect.
    static var burstMax: Int { 2 * (PollGroup.objectsPerCycle + Resource.allCases.count) }

    /// After a cancellation `run` returns at once, and nothing goes on.
    var stopViolations: [String] {
        stops.flatMap { stop in
            var violations: [String] = []
            if stop.returned != stop.cancelled {
                violations.append("returned \(stop.returned - stop.cancelled) after its end")
            }
            if stop.inFlight > 0 { violations.append("\(stop.inFlight) requests survive the end") }
            if !stop.isSilent { violations.append("something went on after the end") }
            return violations
        }
    }

    /// Neither a password nor a token is anywhere to be read.
    var secretViolations: [String] {
        let told = happenings.map(\.line).filter { Self.holdsSecret(Array($0.utf8)) }
        let shown = scrapes.filter { Self.holdsSecret($0.body) }
        return told.map { "a secret is told: \($0)" }
            + shown.map { "\($0.at): a secret is exposed" }
    }

    /// What every password of a script contains, and what every token does.
    private static let secrets = [Scenario.sentinel, Scenario.tokenMark].map { Array($0.utf8) }

    private static func holdsSecret(_ bytes: [UInt8]) -> Bool {
        secrets.contains { holds($0, bytes) }
    }

    /// Looks for the rare first letter in C, since there is much to look through.
    private static func holds(_ secret: [UInt8], _ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBytes { text in
            var rest = unsafe text[...]
            while let base = unsafe UnsafeRawBufferPointer(rebasing: rest).baseAddress,
                let found = unsafe memchr(base, Int32(secret[0]), rest.count)
            {
                let start = unsafe rest.startIndex + (UnsafeRawPointer(found) - base)
                if unsafe rest[start...].starts(with: secret) { return true }
                unsafe rest = rest[(start + 1)...]
            }
            return false
        }
    }
}
