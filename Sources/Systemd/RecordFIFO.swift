/// Numbered records in the order in which they came; both ends cost constant time on average.
struct RecordFIFO {
    /// A record and its place among all records, whatever their class.
    struct Item {
        let number: UInt64
        let record: LogRecord
    }

    /// Below this many used places moving the rest is not worth it.
    private static let usedMin = 64

    /// The places before `head` were taken and hold nothing.
    private var items: [Item?] = []
    private var head = 0

    var count: Int { items.count - head }

    /// The number of the oldest.
    var firstNumber: UInt64? { head < items.count ? items[head]?.number : nil }

    mutating func append(_ item: Item) {
        items.append(item)
    }

    mutating func takeFirst() -> LogRecord? {
        guard head < items.count, let item = items[head] else { return nil }
        items[head] = nil
        head += 1
        if head >= Self.usedMin, head * 2 >= items.count {
            items.removeFirst(head)
            head = 0
        }
        return item.record
    }
}
