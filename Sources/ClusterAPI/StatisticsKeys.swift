import Model

/// Finds the metric of a statistics field by the field's bytes, without making a `String`.
///
/// An open-addressing table at most a quarter full. The hash mixes the first and the last eight
/// bytes and the length, which differ between any two fields of a kind, so a look-up is one probe
/// most of the time; a key that is not in the table ends at an empty slot. Slots and rows hold no
/// references, because counting them would cost more than the look-up.
struct StatisticsKeys: Sendable {
    /// What a field of a sample is.
    struct Row: Sendable {
        var metric: MetricID
        var factor: Double
        var isTime: Bool
    }

    private struct Slot: Sendable {
        var head: UInt64 = 0
        var tail: UInt64 = 0
        var count: Int32 = 0
        var row: Int32 = -1
    }

    /// The place of `etime` in ``rows``; it feeds no metric.
    static let end = 0

    let rows: [Row]
    private let names: [[UInt8]]
    private let slots: [Slot]
    private let mask: UInt64

    init(_ kind: ObjectKind) {
        let end = StatisticField(
            field: "etime",
            metric: MetricID(index: .max),
            factor: 1,
            isTime: true
        )
        let fields = [end] + MetricCatalogue.statistics(of: kind)
        rows = fields.map { Row(metric: $0.metric, factor: $0.factor, isTime: $0.isTime) }
        names = fields.map { Array($0.field.utf8) }
        var size = 64
        while size < 4 * fields.count { size *= 2 }
        mask = UInt64(size - 1)
        var slots = [Slot](repeating: Slot(), count: size)
        for (row, name) in names.enumerated() {
            let key = Slot(
                head: Self.word(name.prefix(8)),
                tail: name.count >= 8 ? Self.word(name.suffix(8)) : 0,
                count: Int32(name.count),
                row: Int32(row)
            )
            var place = Self.hash(head: key.head, tail: key.tail, count: name.count) & mask
            while slots[Int(place)].row >= 0 { place = (place + 1) & mask }
            slots[Int(place)] = key
        }
        self.slots = slots
    }

    /// The place of the field in ``rows``; nil for a field that feeds no metric.
    @inline(__always)
    func row(of key: JSONText) -> Int? {
        let (head, tail) = (key.head, key.tail)
        var place = Self.hash(head: head, tail: tail, count: key.count) & mask
        while true {
            let slot = slots[Int(place)]
            if slot.row < 0 { return nil }
            if slot.head == head, slot.tail == tail, Int(slot.count) == key.count,
                key.count <= 16 || key.equals(names[Int(slot.row)])
            {
                return Int(slot.row)
            }
            place = (place + 1) & mask
        }
    }

    /// The field's name in the API.
    func name(of row: Int) -> String { String(decoding: names[row], as: UTF8.self) }

    /// Up to eight bytes as ``JSONText/head`` and ``JSONText/tail`` see them.
    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    @inline(__always)
    private static func hash(head: UInt64, tail: UInt64, count: Int) -> UInt64 {
        let mixed = (head ^ (tail << 23 | tail >> 41) ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
        return mixed >> 40
    }
}
