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
        var key = TextKey([])
        var row = -1
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
            let key = TextKey(name)
            var place = Self.hash(key) & mask
            while slots[Int(place)].row >= 0 { place = (place + 1) & mask }
            slots[Int(place)] = Slot(key: key, row: row)
        }
        self.slots = slots
    }

    /// The place of the field in ``rows``; nil for a field that feeds no metric.
    @inline(__always)
    func row(of text: JSONText) -> Int? {
        let key = text.key
        var place = Self.hash(key) & mask
        while true {
            let slot = slots[Int(place)]
            if slot.row < 0 { return nil }
            if slot.key == key, key.isComplete || text.equals(names[slot.row]) { return slot.row }
            place = (place + 1) & mask
        }
    }

    /// The field's name in the API.
    func name(of row: Int) -> String { String(decoding: names[row], as: UTF8.self) }

    @inline(__always)
    private static func hash(_ key: TextKey) -> UInt64 {
        let ends = key.head ^ (key.tail << 23 | key.tail >> 41)
        return ((ends ^ UInt64(key.count)) &* 0x9E37_79B9_7F4A_7C15) >> 40
    }
}
