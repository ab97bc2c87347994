import TestSupport
import Testing

/// What a daemon knows outlives it, however it ends.
@Suite(.serialized) struct RestartTests {
    private static let extra = "log: {format: json}\nbuffer: {path: state.sqlite}"

    /// The alert entries of a log: state, kind and subject, and the identifier.
    private func entries(_ log: String) -> [(word: String, id: String)] {
        func field(_ name: String, of line: Substring) -> Substring? {
            line.firstRange(of: "\"\(name)\":\"").map { range in
                line[range.upperBound...].prefix { $0 != "\"" }
            }
        }
        return log.split(separator: "\n").compactMap { line in
            guard let state = field("REWATCHD_STATE", of: line),
                let kind = field("REWATCHD_ALERT", of: line),
                let subject = field("REWATCHD_SUBJECT", of: line),
                let id = field("REWATCHD_ID", of: line)
            else { return nil }
            return ("\(state) \(kind) \(subject)", String(id))
        }
    }

    @Test func aRestartRepeatsNoFiringAndLosesNoResolve() async throws {
        let site = try await SimulatedSite()
        let settings = try site.settings(extra: Self.extra)
        let first = try await RunningDaemon(settings)
        try await site.switchOn("node-down", "{\"node\": 2}")
        _ = try await first.entry("node_down", "firing", "node:2")
        #expect(try await first.stop() == .code(0))
        let second = try await RunningDaemon(settings)
        #expect(
            try await second.value(
                "rewatchd_alert_firing{cluster=\"sim\",alert=\"node_down\","
                    + "severity=\"critical\",subject=\"node:2\"}"
            ) == 1
        )
        try await site.switchOff("node-down")
        _ = try await second.entry("node_down", "resolved", "node:2")
        #expect(try await second.stop() == .code(0))
        let told = [first, second].map { entries($0.process.standardError).map(\.word) }
        #expect(
            told.map { $0.filter { !$0.hasPrefix("event ") } }
                == [["firing node_down node:2"], ["resolved node_down node:2"]]
        )
        let changes = told.map { $0.filter { $0 == "event status_changed node:2" }.count }
        #expect(changes == [1, 1])
    }

    /// Each round ends at another point of the story, and the next one goes on from there.
    @Test func killedAtAnyPointItTellsEachChangeOnce() async throws {
        let site = try await SimulatedSite()
        let settings = try site.settings(extra: Self.extra)
        let points = [
            "watches 1 clusters", "serves http", "ready: ", "\"firing\"", "\"resolved\"",
            "ready: ", "\"firing\"", "serves http", "\"resolved\"", "ready: ",
        ]
        var told: [(word: String, id: String)] = []
        for (round, point) in points.enumerated() {
            if point.contains("firing") { try await site.switchOn("node-down", "{\"node\": 2}") }
            if point.contains("resolved") { try await site.switchOff("node-down") }
            let process = try ChildProcess(Program.rewatchd, ["run", "--config", settings])
            _ = try await process.line(within: .seconds(90)) { $0.contains(point) }
            process.send(9)
            #expect(try await process.exit() == .signal(9), "round \(round)")
            told += entries(process.standardError)
        }
        let last = try await RunningDaemon(settings)
        #expect(try await last.stop() == .code(0))
        told += entries(last.process.standardError)
        // What was written and not marked comes again, with the identifier that it had.
        var seen: Set<String> = []
        let words = told.filter { seen.insert($0.id).inserted }.map(\.word)
        let pair = ["firing node_down node:2", "resolved node_down node:2"]
        #expect(words.filter { !$0.hasPrefix("event ") } == pair + pair)
        #expect(words.count { $0 == "event status_changed node:2" } == 4)
    }

    /// As if the program had ended between the decision and the writing, or the writing and the mark.
    @Test func whatWasDecidedAndNotWrittenIsWrittenAfterTheNextStart() async throws {
        let site = try await SimulatedSite()
        let settings = try site.settings(extra: Self.extra)
        let first = try await RunningDaemon(settings)
        try await site.switchOn("node-down", "{\"node\": 2}")
        let fired = try await first.entry("node_down", "firing", "node:2")
        #expect(try await first.stop() == .code(0))
        let python =
            "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); "
            + "n=c.execute('UPDATE entry SET written = 0 WHERE written = 1').rowcount; "
            + "c.commit(); print(n)"
        let result = try await ChildProcess.run(
            "python3",
            ["-c", python, site.folder.file("state.sqlite")],
            within: .seconds(20)
        )
        let all = entries(first.process.standardError).map(\.id)
        #expect(all.contains(entries(fired.text)[0].id))
        #expect(result.standardOutput == "\(all.count)\n", "\(result.standardError)")
        var told: [[String]] = []
        for _ in 0..<2 {
            let next = try await RunningDaemon(settings)
            #expect(try await next.stop() == .code(0))
            told.append(entries(next.process.standardError).map(\.id))
        }
        // What else happened in the cluster meanwhile may follow, but nothing comes twice.
        #expect(told[0].starts(with: all))
        #expect(Set(told[0]).count == told[0].count && Set(told[1]).isDisjoint(with: told[0]))
    }

    @Test func restartsDoNotAddUpToALock() async throws {
        let site = try await SimulatedSite()
        let settings = try site.settings(extra: Self.extra)
        try await site.rotate(to: "another")
        let before = try await site.failedLogins()
        for round in 0..<8 {
            let process = try ChildProcess(Program.rewatchd, ["run", "--config", settings])
            // The first words after the login, and the first before it.
            let point = round.isMultiple(of: 2) ? "ready: " : "serves http"
            _ = try await process.line(within: .seconds(90)) { $0.contains(point) }
            process.send(9)
            _ = try await process.exit()
        }
        let failed = try await site.failedLogins() - before
        #expect((1...4).contains(failed))
    }

    /// Ended while its login is on its way, each start would have one more try.
    @Test func loginsThatWereOnTheirWayCountAfterARestart() async throws {
        let site = try await SimulatedSite()
        let settings = try site.settings(extra: Self.extra)
        try await site.rotate(to: "another")
        try await site.switchOn("slow", "{\"milliseconds\": 1500, \"variant\": \"delay\"}")
        let before = try await site.failedLogins()
        for _ in 0..<8 {
            let count = try await site.failedLogins()
            let process = try ChildProcess(Program.rewatchd, ["run", "--config", settings])
            _ = try await process.line(within: .seconds(90)) { $0.contains("serves http") }
            for _ in 0..<20 where try await site.failedLogins() == count {}
            process.send(9)
            _ = try await process.exit()
        }
        let failed = try await site.failedLogins() - before
        #expect((2...4).contains(failed))
    }

    @Test func anAlertOfAClusterThatIsNotConfiguredAnyMoreEnds() async throws {
        let site = try await SimulatedSite()
        let first = try await RunningDaemon(site.settings(extra: Self.extra))
        try await site.switchOn("node-down", "{\"node\": 2}")
        _ = try await first.entry("node_down", "firing", "node:2")
        #expect(try await first.stop() == .code(0))
        let second = try await RunningDaemon(site.settings(name: "renamed", extra: Self.extra))
        let end = try await second.entry("node_down", "resolved", "node:2")
        #expect(end.text.contains("\"REWATCHD_CLUSTER\":\"sim\""))
        #expect(end.text.contains("\"REWATCHD_REASON\":\"unwatched\""))
        #expect(try await second.stop() == .code(0))
    }

    @Test func aDamagedFileIsSetAsideAndSaid() async throws {
        let site = try await SimulatedSite()
        _ = try site.folder.write("no database, but long enough to be one", to: "state.sqlite")
        let daemon = try await RunningDaemon(site.settings(extra: Self.extra))
        #expect(daemon.process.standardError.contains("state.sqlite was damaged"))
        #expect(try await daemon.value("redis_enterprise_up{cluster=\"sim\"}") == 1)
        #expect(try await daemon.stop() == .code(0))
        let files = try Files.below(site.folder.file(""))
        #expect(files.contains { $0.contains("state.sqlite.damaged-") }, "\(files)")
    }

    @Test func aPlaceThatCannotBeUsedIsSaidAndTheClusterIsWatched() async throws {
        let site = try await SimulatedSite()
        let extra = "log: {format: json}\nbuffer: {path: missing/state.sqlite}"
        let daemon = try await RunningDaemon(site.settings(extra: extra))
        #expect(daemon.process.standardError.contains("nothing is kept over a restart"))
        #expect(try await daemon.value("redis_enterprise_up{cluster=\"sim\"}") == 1)
        #expect(try await daemon.stop() == .code(0))
    }
}
