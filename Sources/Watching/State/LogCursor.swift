// How far the cluster's own log is forwarded. Its records have no identifier, its times no fraction
// of a second, and it is pruned while it is read; a record may come late, with a time before those
// that are there. So each poll asks again for the last minutes and tells what it has not seen:
//
//     records   ── a ── b b ──────── c ── d ──────▶ time of the cluster
//     seen             [b b          c]               and how often
//     floor            │◀── overlap ──▶│ newest
//     told                                d           (and whatever came late behind the floor)
//
// Two equal records are two: of each, as many are told as one reading shows more than the one
// before. Pages are asked for by the time of the last record, and by an offset only within a
// second that has more records than a page; a record that pruning moved out of such a page is found
// by the next poll. The floor follows the newest record, but is never ahead of the daemon's clock,
// so that one record from the future hides none; and where the two clocks differ, the window only
// becomes larger. All other times are the cluster's.
//
// The first look tells nothing: what was there when the daemon first came is known to whoever reads
// the cluster's log. Memory: the records of the overlap, at most `seenMax`; beyond, the floor rises,
// and what comes late before it is not told. Left out: a cap of the server's below the asked limit,
// which no release has.

package import ClusterAPI
package import Model

/// What of a cluster's own log was told, and what to ask for next.
package struct LogCursor: Sendable {
    /// How long a record may come late.
    package static let overlapSeconds: Int64 = 300
    /// The most records that are remembered after a reading of the log.
    package static let seenMax = 20_000
    /// The most pages that one cycle reads; the next goes on where it ended.
    package static let pagesPerCycle = 5

    /// What outlives the program; nil before the first look.
    package private(set) var memory: LogMemory?
    /// Where the reading goes on; nil when its end was reached.
    private var position: LogWindow?
    /// How often the present reading has shown each record.
    private var shown: [LogMemory.Record: Int] = [:]

    /// A cursor that goes on where another program's was.
    package init(_ memory: LogMemory? = nil) {
        self.memory = memory
    }

    /// Whether the last page was not the end.
    package var hasMore: Bool { position != nil }

    /// What to ask for; nil for the newest records, the first look.
    package var window: LogWindow? {
        guard let memory else { return nil }
        return position ?? LogWindow(since: memory.floor)
    }

    /// Takes in the page that was asked for with ``window``; returns what is new, in order.
    package mutating func take(
        _ page: ClusterLogPage,
        at wall: Timestamp
    ) -> [ClusterLogRecord] {
        guard var memory, let window else {
            begin(with: page, at: wall)
            return []
        }
        if window.offset == 0 { shown = [:] }
        var new: [ClusterLogRecord] = []
        for record in page.records {
            let key = LogMemory.Record(record)
            if let floor = memory.floor, key.second < floor { continue }
            shown[key, default: 0] += 1
            if shown[key, default: 0] > memory.seen[key, default: 0] {
                memory.seen[key] = shown[key]
                new.append(record)
            }
            memory.newest = max(memory.newest ?? key.second, key.second)
        }
        position = Self.next(after: page, window)
        if position == nil { shown = [:] }
        memory.raise(at: wall, isAtEnd: position == nil)
        self.memory = memory
        return new
    }

    /// Where a full page leads.
    private static func next(after page: ClusterLogPage, _ window: LogWindow) -> LogWindow? {
        guard page.count >= LogWindow.limit, let last = page.records.last else { return nil }
        let second = LogMemory.Record(last).second
        if let since = window.since, second <= since {
            return LogWindow(since: since, offset: window.offset + page.count)
        }
        return LogWindow(since: second)
    }

    /// Counts everything in the newest page as told.
    private mutating func begin(with page: ClusterLogPage, at wall: Timestamp) {
        var memory = LogMemory()
        for record in page.records {
            let key = LogMemory.Record(record)
            memory.seen[key, default: 0] += 1
            memory.newest = max(memory.newest ?? key.second, key.second)
        }
        if page.count >= LogWindow.limit, let oldest = memory.seen.keys.map(\.second).min() {
            // What the page cut off was not seen.
            memory.floor = oldest + 1
        }
        memory.raise(at: wall, isAtEnd: true)
        self.memory = memory
    }
}

extension LogMemory {
    /// Lets the floor follow the newest record, and forgets what is below it.
    fileprivate mutating func raise(at wall: Timestamp, isAtEnd: Bool) {
        guard let newest else { return }
        let now = wall.milliseconds / 1_000
        var target = min(newest, now) - LogCursor.overlapSeconds
        if isAtEnd, seen.count > LogCursor.seenMax {
            let seconds = seen.keys.map(\.second).sorted()
            target = max(target, seconds[seconds.count - LogCursor.seenMax] + 1)
        }
        guard target > floor ?? .min else { return }
        floor = target
        if seen.keys.contains(where: { $0.second < target }) {
            seen = seen.filter { $0.key.second >= target }
        }
    }
}

extension LogMemory.Record {
    fileprivate init(_ record: ClusterLogRecord) {
        self.init(second: record.time.milliseconds / 1_000, digest: record.digest)
    }
}
