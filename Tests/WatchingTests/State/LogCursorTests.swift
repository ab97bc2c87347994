import ClusterAPI
import Model
import Testing
import Watching

/// What of a log is told, reading by reading.
@Suite struct LogCursorTests {
    /// The log of a cluster as a list of seconds and letters, served as the API does it.
    struct Server {
        var records: [(second: Int64, letter: Character)] = []
        /// Whether the first second of a window belongs to it; nobody says so.
        var isInclusive = true

        func page(_ window: LogWindow?) -> ClusterLogPage {
            let sorted = records.enumerated()
                .sorted { ($0.element.second, $0.offset) < ($1.element.second, $1.offset) }
                .map(\.element)
            let selected =
                if let window {
                    Array(
                        sorted.filter { record in
                            guard let since = window.since else { return true }
                            return record.second >= (isInclusive ? since - 1 : since)
                        }
                        .dropFirst(window.offset).prefix(LogWindow.limit)
                    )
                } else {
                    Array(sorted.reversed().prefix(LogWindow.limit))
                }
            return ClusterLogPage(selected.map(Self.record), count: selected.count)
        }

        private static func record(_ second: Int64, _ letter: Character) -> ClusterLogRecord {
            ClusterLogRecord(
                time: Timestamp(seconds: second),
                type: "\(letter)",
                subject: .cluster,
                digest: Int64(letter.unicodeScalars.first?.value ?? 0)
            )
        }
    }

    /// Reads to the end; returns the letters that are new.
    private func read(
        _ cursor: inout LogCursor,
        _ server: Server,
        at second: Int64 = 10_000
    ) -> String {
        var told = ""
        repeat {
            let page = server.page(cursor.window)
            let new = cursor.take(page, at: Timestamp(seconds: second))
            told += new.map(\.type).joined()
        } while cursor.hasMore
        return told
    }

    /// Adds records written as `1000a 1000a 1003b`.
    private func add(_ text: String, to server: inout Server) {
        for word in text.split(separator: " ") {
            guard let second = Int64(word.dropLast()), let letter = word.last else { continue }
            server.records.append((second, letter))
        }
    }

    @Test(
        arguments: [
            // The first look tells nothing, what comes after it is told once and in order.
            (["1000a 1001b", "1001c 1002d", "", "1003e"], ["", "cd", "", "e"]),
            (["", "1000a", "1001b"], ["", "a", "b"]),
            // Equal records of one second are as many as they are.
            (["1000a", "1000a", "1000a 1000a", ""], ["", "a", "aa", ""]),
            (["", "1000a 1000a", ""], ["", "aa", ""]),
            // Late, but within the overlap; later than that it is not seen.
            (["1000a", "1200b", "901c", "899d 1201e"], ["", "b", "c", "e"]),
            // In the second of the newest record, before and behind it.
            (["1000b", "1000a", "1000c"], ["", "a", "c"]),
        ] as [([String], [String])]
    )
    func `each record is told once`(_ steps: [String], _ expected: [String]) {
        var server = Server()
        var cursor = LogCursor()
        for (step, told) in zip(steps, expected) {
            add(step, to: &server)
            #expect(read(&cursor, server) == told, "\(step)")
            // Another program goes on with what was kept.
            cursor = LogCursor(cursor.memory)
            #expect(read(&cursor, server) == "", "after a restart")
        }
    }

    @Test func `one record from the future hides none`() {
        var server = Server()
        var cursor = LogCursor()
        add("10000a", to: &server)
        #expect(read(&cursor, server) == "")
        add("99999b", to: &server)
        #expect(read(&cursor, server) == "b")
        add("10010c", to: &server)
        #expect(read(&cursor, server, at: 10_020) == "c")
        add("10900d", to: &server)
        #expect(read(&cursor, server, at: 10_910) == "d")
        #expect(read(&cursor, server, at: 10_920) == "")
    }

    @Test(arguments: [-86_400, 0, 86_400] as [Int64])
    func `the daemon's clock may differ from the cluster's`(_ skew: Int64) {
        var server = Server()
        var cursor = LogCursor()
        for step in 0..<50 as Range<Int64> {
            let now = 1_000_000 + step * 60
            let letter = Character(UnicodeScalar(UInt8(65 + step)))
            server.records.append((now, letter))
            #expect(read(&cursor, server, at: now + skew) == (step == 0 ? "" : "\(letter)"))
        }
    }

    @Test(arguments: [999, 1_000, 1_001, 2_500, 5_000], [true, false])
    func `a burst within one second is read page by page`(_ count: Int, _ isInclusive: Bool) {
        var server = Server()
        server.isInclusive = isInclusive
        var cursor = LogCursor()
        add("1000a", to: &server)
        #expect(read(&cursor, server) == "")
        let letters = (0..<count).compactMap { UnicodeScalar(0x4E00 + UInt32($0)) }
        for letter in letters { server.records.append((1_001, Character(letter))) }
        #expect(read(&cursor, server).count == count)
        #expect(read(&cursor, server) == "")
        cursor = LogCursor(cursor.memory)
        // Two bursts in a row, and one more.
        for letter in letters { server.records.append((1_002, Character(letter))) }
        #expect(read(&cursor, server).count == count)
        add("1002z", to: &server)
        #expect(read(&cursor, server) == "z")
    }

    @Test func `a long absence is made up for, page by page, over a restart`() {
        var server = Server()
        var cursor = LogCursor()
        add("1000a", to: &server)
        #expect(read(&cursor, server) == "")
        let letters = (0..<4_000).compactMap { UnicodeScalar(0x4E00 + UInt32($0)) }
        for (index, letter) in letters.enumerated() {
            server.records.append((2_000 + Int64(index / 3), Character(letter)))
        }
        var told = ""
        for _ in 0..<10 {
            let new = cursor.take(server.page(cursor.window), at: Timestamp(seconds: 10_000))
            told += new.map(\.type).joined()
            cursor = LogCursor(cursor.memory)
        }
        // A restart goes back to the floor, and tells nothing twice.
        told += read(&cursor, server)
        #expect(told == String(String.UnicodeScalarView(letters)))
    }

    @Test func `what is pruned while it is read is not told twice, and the rest is told`() {
        var server = Server()
        var cursor = LogCursor()
        add("1000a", to: &server)
        _ = read(&cursor, server)
        let letters = (0..<2_500).compactMap { UnicodeScalar(0x4E00 + UInt32($0)) }
        for letter in letters { server.records.append((1_001, Character(letter))) }
        var told = ""
        repeat {
            let new = cursor.take(server.page(cursor.window), at: Timestamp(seconds: 10_000))
            told += new.map(\.type).joined()
            server.records.removeFirst(10)
        } while cursor.hasMore
        told += read(&cursor, server)
        #expect(Set(told).count == told.count)
        #expect(told.count >= 2_500 - 20)
    }

    @Test func `what is remembered has a bound`() {
        var server = Server()
        var cursor = LogCursor()
        add("1000a", to: &server)
        _ = read(&cursor, server)
        for index in 0..<(LogCursor.seenMax + 5_000) {
            let scalar = UnicodeScalar(0x1_0000 + UInt32(index % 4_000)) ?? "x"
            server.records.append((1_001 + Int64(index / 4_000), Character(scalar)))
        }
        #expect(read(&cursor, server).unicodeScalars.count == LogCursor.seenMax + 5_000)
        #expect((cursor.memory?.seen.count ?? .max) <= LogCursor.seenMax)
        #expect(read(&cursor, server) == "")
    }

    @Test func `a first page that is cut off counts only what it shows`() {
        var server = Server()
        for index in 0..<1_500 as Range<Int64> {
            server.records.append((1_000 + index / 10, "a"))
        }
        var cursor = LogCursor()
        #expect(read(&cursor, server) == "")
        #expect(cursor.memory?.floor == 1_051)
        #expect(read(&cursor, server) == "")
    }
}
