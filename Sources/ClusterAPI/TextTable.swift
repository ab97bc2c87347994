/// Texts in an order, each found by its bytes without making a `String`.
///
/// An open-addressing table at most a quarter full. The hash mixes the first and the last eight
/// bytes and the length, in which nearly any two names of the API differ, so a look-up is one probe
/// most of the time; a text that is not there ends at an empty slot. Slots hold no references, and
/// the bytes of all texts are one array, because to count references would cost more than the rest.
struct TextTable: Sendable {
    private struct Slot: Sendable {
        var key = TextKey([])
        /// Where the bytes begin.
        var start = 0
        var index = -1
    }

    /// How many texts there are.
    private(set) var count = 0
    private var slots: [Slot]
    private var bytes: [UInt8] = []
    private let mask: UInt64

    /// Makes an empty table with room for so many texts.
    init(capacity: Int) {
        var size = 16
        while size < 4 * capacity { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
        mask = UInt64(size - 1)
    }

    /// Lists texts; of equal ones the first is found.
    init(_ texts: [String]) {
        self.init(capacity: texts.count)
        for text in texts { append(Array(text.utf8)) }
    }

    /// Puts a text at the end, for which there must be room.
    mutating func append(_ text: [UInt8]) {
        precondition(4 * count < slots.count, "a table does not grow")
        let key = TextKey(text)
        var place = Self.hash(key) & mask
        while slots[Int(place)].index >= 0 { place = (place + 1) & mask }
        slots[Int(place)] = Slot(key: key, start: bytes.count, index: count)
        bytes += text
        count += 1
    }

    /// The place of a text in the order; nil for none of them.
    @inline(__always)
    func index(of text: JSONText) -> Int? {
        let key = text.key
        var place = Self.hash(key) & mask
        while true {
            let slot = slots[Int(place)]
            if slot.index < 0 { return nil }
            if slot.key == key, key.isComplete || text.equals(bytes, from: slot.start) {
                return slot.index
            }
            place = (place + 1) & mask
        }
    }

    @inline(__always)
    private static func hash(_ key: TextKey) -> UInt64 {
        let ends = key.head ^ (key.tail << 23 | key.tail >> 41)
        return ((ends ^ UInt64(key.count)) &* 0x9E37_79B9_7F4A_7C15) >> 40
    }
}
