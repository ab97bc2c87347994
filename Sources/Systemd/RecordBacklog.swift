/// The records that wait to be written, in the order in which they came, up to a bound.
///
/// Each class has a queue of its own, so that the oldest of a class is found at once when room is
/// needed; the numbers bring all of them into one order again.
struct RecordBacklog {
    /// A record with its class.
    typealias Element = (record: LogRecord, kind: RecordClass)

    /// What makes room first.
    private static let leastDear: [RecordClass] = [.line, .event, .alert]

    private let capacity: Int
    private var queues: [RecordClass: RecordFIFO] = [:]
    private var next: UInt64 = 0
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Adds a record behind all others; answers which older one had to go for it, if one had.
    ///
    /// That is the oldest log line, without one the oldest event, and only where nothing else waits
    /// the oldest alert. What comes and is the least dear of all goes itself.
    mutating func append(_ record: LogRecord, as kind: RecordClass) -> Element? {
        queues[kind, default: RecordFIFO()].append(RecordFIFO.Item(number: next, record: record))
        next += 1
        count += 1
        guard count > capacity else { return nil }
        for kind in Self.leastDear {
            if let dropped = take(kind) { return dropped }
        }
        return nil
    }

    /// Takes the oldest record out.
    mutating func takeFirst() -> Element? {
        let oldest = RecordClass.allCases.min { left, right in
            queues[left]?.firstNumber ?? .max < queues[right]?.firstNumber ?? .max
        }
        return oldest.flatMap { take($0) }
    }

    private mutating func take(_ kind: RecordClass) -> Element? {
        guard let record = queues[kind]?.takeFirst() else { return nil }
        count -= 1
        return (record, kind)
    }
}
