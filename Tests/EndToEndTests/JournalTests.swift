import FoundationEssentials
import TestSupport
import Testing

/// The daemon in front of a real journald.
struct JournalTests {
    @Test func aNodeThatGoesDownIsToldOnceAndResolvedOnce() async throws {
        let result = try await ChildProcess.run(
            PackageRoot.file("scripts/journald-lab.sh"),
            [
                PackageRoot.file("scripts/journal-story.sh"),
                PackageRoot.folder(of: Program.rewatchd),
            ],
            within: .seconds(120)
        )
        if result.status == .code(77) {
            try Test.cancel("no private journald can be had here: \(result.standardError)")
        }
        try #require(result.status == .code(0), "\(result.standardError)")
        let lines = result.standardOutput.split(separator: "\n")
        let entries = try lines.filter { $0.hasPrefix("{") }.map { line in
            try JSONDecoder().decode([String: JournalValue].self, from: Data(line.utf8))
        }
        #expect(entries.map { $0["REWATCHD_STATE"]?.text } == ["firing", "resolved"])
        #expect(entries.map { $0["PRIORITY"]?.text } == ["2", "5"])
        #expect(entries.map { $0["SYSLOG_IDENTIFIER"]?.text } == ["rewatchd", "rewatchd"])
        #expect(entries.allSatisfy { $0["REWATCHD_SUBJECT"]?.text == "node:2" })
        #expect(entries.allSatisfy { $0["REWATCHD_CLUSTER"]?.text == "lab" })
        #expect(entries.allSatisfy { $0["MESSAGE_ID"]?.text?.utf8.count == 32 })
        #expect(Set(entries.map { $0["REWATCHD_ID"]?.text }).count == 2)
        #expect(entries.first?["REWATCHD_OLD"]?.text == "active")
        #expect(
            entries.first?["MESSAGE"]?.text
                == "lab: node 2 is down: active → down, with 5 shards of 4 databases"
        )
        #expect(entries.last?["REWATCHD_DURATION_SECONDS"]?.text?.contains(".") == true)
        try checkEvents(lines)
        #expect(lines.contains { $0.hasPrefix("log ") && $0.contains("\"PRIORITY\":\"6\"") })
    }

    /// The same story as events: the status of the node, and what the cluster logged itself.
    private func checkEvents(_ lines: [Substring]) throws {
        let events = try lines.filter { $0.hasPrefix("event ") }.map { line in
            let json = line.dropFirst("event ".count)
            return try JSONDecoder().decode([String: JournalValue].self, from: Data(json.utf8))
        }
        let node = events.filter {
            $0["REWATCHD_ALERT"]?.text == "status_changed"
                && $0["REWATCHD_SUBJECT"]?.text == "node:2"
        }
        #expect(node.map { $0["REWATCHD_NEW"]?.text } == ["down", "active"])
        #expect(node.allSatisfy { $0["PRIORITY"]?.text == "6" })
        #expect(node.allSatisfy { $0["REWATCHD_TIME"]?.text?.hasSuffix("Z") == true })
        let failed = events.filter { $0["REWATCHD_LOG_TYPE"]?.text == "node_failed" }
        #expect(failed.map { $0["REWATCHD_LOG_STATE"]?.text } == ["true", "false"])
        #expect(failed.first?["PRIORITY"]?.text == "2")
        #expect(Set(events.map { $0["REWATCHD_ID"]?.text }).count == events.count)
        let explained = lines.filter { $0.hasPrefix("explained ") }
        #expect(explained.contains { $0.contains("A status has changed") }, "\(explained)")
        #expect(explained.contains { $0.contains("What to check:") })
    }
}

/// A field of `journalctl -o json`; those that are no text do not matter here.
struct JournalValue: Decodable {
    var text: String?

    init(from decoder: any Decoder) throws {
        text = try? decoder.singleValueContainer().decode(String.self)
    }
}
