/// The records that wait to be written, in the order in which they came, up to a bound.
///
/// Each class has a queue of its own, so that the oldest log line is found at once when room is
/// needed; the numbers bring both into one order again.
struct RecordBacklog {
    private let capacity: Int
    private var alerts = RecordFIFO()
    private var lines = RecordFIFO()
    private var next: UInt64 = 0

    init(capacity: Int) {
        self.capacity = capacity
    }

    var count: Int { alerts.count + lines.count }

    /// Adds a record behind all others; answers whether an older one had to go for it.
    ///
    /// That is the oldest log line, and only where no log line waits the oldest alert. A log line
    /// that comes when nothing but alerts wait is itself the one that goes.
    mutating func append(_ record: LogRecord, as kind: RecordClass) -> Bool {
        let isFull = count >= capacity
        let item = RecordFIFO.Item(number: next, record: record)
        next += 1
        switch kind {
        case .alert:
            alerts.append(item)
            if isFull && lines.takeFirst() == nil { _ = alerts.takeFirst() }
        case .line:
            lines.append(item)
            if isFull { _ = lines.takeFirst() }
        }
        return isFull
    }

    /// Takes the oldest record out.
    mutating func takeFirst() -> (record: LogRecord, kind: RecordClass)? {
        let alert = alerts.firstNumber ?? .max
        let line = lines.firstNumber ?? .max
        return alert < line
            ? alerts.takeFirst().map { ($0, .alert) }
            : lines.takeFirst().map { ($0, .line) }
    }
}
