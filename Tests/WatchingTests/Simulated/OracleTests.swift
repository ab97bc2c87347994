import Alerting
import ClusterAPI
import Model
import SimulatedCluster
import Testing
import Watching

/// Each oracle sees what it is there for: a good record, spoilt in one way, is refused.
struct OracleTests {
    /// One way to spoil a record, and a word of the complaint.
    struct Spoilt: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var complaint: String
        var spoil: @Sendable (inout RunRecord) -> Void
    }

    @Test(arguments: [
        Spoilt(testDescription: "a transition twice", complaint: "twice") { record in
            record.happenings += record.happenings.filter(\.isEntry).suffix(1)
        },
        Spoilt(testDescription: "an entry not written", complaint: "never written") { record in
            record.untold = ["node 2 is down"]
        },
        Spoilt(testDescription: "an entry written twice", complaint: "written twice") { record in
            record.happenings += record.happenings.filter(\.isEntry).prefix(1)
        },
        Spoilt(testDescription: "a firing lost", complaint: "was told as") { record in
            record.happenings.removeAll(where: \.isEntry)
        },
        Spoilt(testDescription: "a blip told", complaint: "shorter") { record in
            let blip = Truth(from: .seconds(119.5), failing: record.truths[1].failing, effects: [:])
            record.truths[1].failing = []
            record.truths.insert(blip, at: 2)
        },
        Spoilt(testDescription: "an alert left", complaint: "still fires") { record in
            let last = record.happenings.lastIndex(where: \.isEntry) ?? 0
            record.happenings.remove(at: last)
        },
        Spoilt(testDescription: "a short outage", complaint: "the truth is") { record in
            record.truths[2].effects = ["hang": .broken(.clusterUnreachable)]
        },
        Spoilt(testDescription: "old values", complaint: "nothing was read") { record in
            record.truths[2].effects = ["hang": .broken(.clusterUnreachable)]
        },
        Spoilt(testDescription: "a node's state", complaint: "is not down") { record in
            record.truths[1].failing = []
        },
        Spoilt(testDescription: "a series twice", complaint: "out of order") { record in
            let line = Array("redis_enterprise_up{cluster=\"test\"} 1\n".utf8)
            let start = record.scrapes[5].body.firstRange(of: line)?.upperBound ?? 0
            record.scrapes[5].body.insert(contentsOf: line, at: start)
        },
        Spoilt(testDescription: "a negative age", complaint: "is -1") { record in
            let name = "rewatchd_resource_age_seconds"
            let lines = "# HELP \(name) a\n# TYPE \(name) gauge\n\(name) -1\n"
            record.scrapes[5].body = Array(lines.utf8)
        },
        Spoilt(testDescription: "four requests at once", complaint: "in flight") { record in
            record.inFlightMax = 4
        },
        Spoilt(testDescription: "a request after a refusal", complaint: "after the refusal") {
            $0.exchanges[3].code = "401"
        },
        Spoilt(testDescription: "five refusals", complaint: "5 refused logins") { record in
            for index in 0..<5 {
                let time = record.exchanges[index].ended
                record.exchanges[index].verdict = LoginVerdict(status: 401, at: time)
            }
        },
        Spoilt(testDescription: "a new password ignored", complaint: "not tried") { record in
            let last = record.exchanges.count - 1
            record.exchanges[last].code = "401"
            record.fileChanges = [record.exchanges[last].ended]
            record.scenario.length = .seconds(400)
        },
        Spoilt(testDescription: "a login to a stranger", complaint: "the login went") {
            $0.exchanges[9].endpoint = Endpoint(host: "stranger.invalid", port: 9443)
        },
        Spoilt(testDescription: "a burst", complaint: "within 5 s") { record in
            record.exchanges += Array(
                repeating: record.exchanges[40],
                count: RunRecord.burstMax
            )
        },
        Spoilt(testDescription: "a late return", complaint: "after its end") { record in
            record.stops[0].returned += .seconds(1)
        },
        Spoilt(testDescription: "an orphan", complaint: "survive") { record in
            record.stops[0].inFlight = 1
        },
        Spoilt(testDescription: "a ghost", complaint: "went on") { record in
            record.stops[0].isSilent = false
        },
        Spoilt(testDescription: "a password told", complaint: "secret is told") { record in
            let event = Event.statusUnrecognised(.nodes, word: Scenario.sentinel)
            record.happenings.append(Happening(at: .seconds(1), content: .event(event)))
        },
        Spoilt(testDescription: "a token told", complaint: "secret is told") { record in
            let event = Event.statusUnrecognised(.nodes, word: "with \(Self.issuedToken) in it")
            record.happenings.append(Happening(at: .seconds(1), content: .event(event)))
        },
        Spoilt(testDescription: "a password shown", complaint: "secret is exposed") { record in
            let line = "# HELP zz \(Scenario.sentinel)\n# TYPE zz gauge\n"
            record.scrapes[5].body += Array(line.utf8)
        },
        Spoilt(testDescription: "objects told while unreadable", complaint: "while lost") {
            record in
            var health = ClusterHealth()
            health.trouble = "lost"
            let summary = CycleSummary(duration: .zero, asked: 1, read: 0, health: health)
            let first = record.happenings.firstIndex(where: \.isEntry) ?? 0
            record.happenings.insert(
                Happening(at: .seconds(90), content: .event(.cycleFinished(summary))),
                at: first
            )
        },
    ])
    func sees(_ spoilt: Spoilt) throws {
        var record = try Self.good.get()
        #expect(record.violations() == [])
        spoilt.spoil(&record)
        let complaints = record.violations()
        #expect(complaints.contains { $0.contains(spoilt.complaint) }, "\(complaints)")
    }

    /// A token as a simulated cluster issues it.
    private static let issuedToken = {
        var cluster = SimulatedCluster(SimulatedClusterConfiguration())
        let login = SimulatedRequest.basic(user: "rewatchd@example.com", password: "simulated")
        let answer = cluster.respond(
            to: SimulatedRequest(ExchangeAnswer.path, method: "POST", authorization: login),
            at: 1_790_000_000_000
        )
        return (try? TokenAnswer(answer.body))?.text ?? "none"
    }()

    /// A node that is down from 60 s to 120 s of 300 s.
    private static let good = Result {
        try SimulatedRun.record(
            Scenario().at(60, .start(.nodeDown(nodes: [2]))).at(120, .stop(.nodeDown))
        )
    }
}

extension Happening {
    /// Whether it is an entry of the journal.
    fileprivate var isEntry: Bool {
        if case .entry = content { true } else { false }
    }
}
