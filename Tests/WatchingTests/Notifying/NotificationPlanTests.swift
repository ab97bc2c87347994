import Alerting
import Model
import Testing
import Watching

/// When an Alertmanager is told what.
@Suite struct NotificationPlanTests {
    private static let start = Timestamp(seconds: 1_790_000_000)

    /// The plan with a hand on the time.
    private struct Lab {
        var plan = NotificationPlan()
        var second = 0

        var moment: Moment {
            Moment(monotonic: .seconds(second), wall: start + .seconds(second))
        }

        /// Lets time pass with these firing; returns what goes out, second by second.
        ///
        /// A name that was there from a second on is written `a`, one that is over as `-a`.
        mutating func pass(
            to end: Int,
            _ firing: String,
            isReachable: Bool = true
        ) -> [String] {
            var sent: [String] = []
            while second < end {
                plan.observe(firing.map { notice("\($0)") }, at: moment)
                let items = plan.due(at: moment)
                if !items.isEmpty {
                    let words = items.map { "\($0.isOver ? "-" : "")\(name($0))" }
                    sent.append("\(second) \(words.joined(separator: " "))")
                    if isReachable {
                        plan.sent(items, at: moment)
                    } else {
                        plan.failed(at: moment)
                    }
                }
                second += 1
            }
            return sent
        }

        private func name(_ item: NotificationPlan.Item) -> String {
            item.notice.identity.labels.first { $0.name == "alertname" }?.value ?? "?"
        }
    }

    private static func notice(_ name: String, since: Timestamp = start) -> AlertNotice {
        AlertNotice(
            identity: AlertNotice.Identity([("cluster", "c"), ("alertname", name)]),
            summary: "s",
            check: "c",
            since: since
        )
    }

    @Test func `what fires is sent at once and each minute, and its end five times`() {
        var lab = Lab()
        #expect(lab.pass(to: 5, "") == [])
        #expect(lab.pass(to: 150, "a") == ["5 a", "65 a", "125 a"])
        #expect(
            lab.pass(to: 1_000, "") == ["150 -a", "210 -a", "270 -a", "330 -a", "390 -a"]
        )
    }

    @Test func `each alert has its own time`() {
        var lab = Lab()
        #expect(lab.pass(to: 30, "a") == ["0 a"])
        #expect(lab.pass(to: 70, "ab") == ["30 b", "60 a"])
        #expect(lab.pass(to: 91, "b") == ["70 -a", "90 b"])
    }

    @Test func `what fires again is no end any more`() {
        var lab = Lab()
        _ = lab.pass(to: 10, "a")
        #expect(lab.pass(to: 20, "") == ["10 -a"])
        #expect(lab.pass(to: 90, "a") == ["20 a", "80 a"])
    }

    @Test func `a receiver that is away is asked ever more seldom, and then told all at once`() {
        var lab = Lab()
        #expect(
            lab.pass(to: 200, "ab", isReachable: false) == [
                "0 a b", "1 a b", "3 a b", "7 a b", "15 a b", "31 a b", "63 a b", "123 a b",
                "183 a b",
            ]
        )
        #expect(lab.pass(to: 300, "b") == ["243 -a b"])
        #expect(lab.pass(to: 304, "b") == ["303 -a b"])
    }

    @Test func `an end that nobody received in time is given up`() {
        var lab = Lab()
        _ = lab.pass(to: 10, "a", isReachable: false)
        let ends = lab.pass(to: 2_000, "", isReachable: false)
        #expect(ends.count > 5)
        #expect(lab.pass(to: 2_200, "") == [])
    }

    @Test func `the end lies ahead of what fires, and where it was of what is over`() throws {
        var lab = Lab()
        lab.plan.observe([Self.notice("a")], at: lab.moment)
        let firing = try #require(lab.plan.due(at: lab.moment).first)
        #expect(firing.end == Self.start + NotificationPlan.validity && !firing.isOver)
        lab.plan.sent([firing], at: lab.moment)
        lab.second = 30
        lab.plan.observe([], at: lab.moment)
        lab.second = 40
        let over = try #require(lab.plan.due(at: lab.moment).first)
        #expect(over.end == Self.start + .seconds(30) && over.isOver)
        // Well below the time after which it would be forgotten there, with one sending lost.
        #expect(NotificationPlan.period * 2 < NotificationPlan.validity)
    }

    @Test func `another episode of the same alert is sent at once`() {
        var lab = Lab()
        _ = lab.pass(to: 10, "a")
        let next = Self.notice("a", since: Self.start + .seconds(9))
        lab.plan.observe([next], at: lab.moment)
        #expect(lab.plan.due(at: lab.moment).map(\.notice) == [next])
    }

    @Test func `what changes while it is on its way is not taken for sent`() {
        var lab = Lab()
        lab.plan.observe([Self.notice("a")], at: lab.moment)
        let items = lab.plan.due(at: lab.moment)
        lab.plan.observe([], at: lab.moment)
        lab.plan.sent(items, at: lab.moment)
        #expect(lab.plan.due(at: lab.moment).map(\.isOver) == [true])
    }

    @Test func `a batch has a bound`() {
        var lab = Lab()
        lab.plan.observe((0..<1_200).map { Self.notice("\($0)") }, at: lab.moment)
        var sizes: [Int] = []
        while true {
            let items = lab.plan.due(at: lab.moment)
            if items.isEmpty { break }
            sizes.append(items.count)
            lab.plan.sent(items, at: lab.moment)
        }
        #expect(sizes == [500, 500, 200])
    }

    @Test func `the body is an array of alerts`() {
        var notice = Self.notice("a\"b\\c\n")
        notice.summary = "sé"
        let item = NotificationPlan.Item(
            notice: notice,
            end: Self.start + .seconds(1),
            isOver: false
        )
        let text = String(decoding: AlertmanagerBody.json([item, item]), as: UTF8.self)
        let one =
            #"{"labels":{"alertname":"a\"b\\c\u000a","cluster":"c"},"#
            + #""annotations":{"summary":"sé","check":"c"},"#
            + #""startsAt":"2026-09-21T14:13:20.000Z","endsAt":"2026-09-21T14:13:21.000Z"}"#
        #expect(text == "[\(one),\(one)]")
        #expect(AlertmanagerBody.json([]) == Array("[]".utf8))
    }
}
