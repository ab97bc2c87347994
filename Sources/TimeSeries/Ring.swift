/// The samples of one series in the order of their arrival, oldest first, in a circular buffer.
///
/// A slot takes 16 bytes, used or not. The ring never grows by itself: its owner gives it room and
/// takes it back, because the owner keeps the account of all slots. Both ends cost O(1); a change
/// of the capacity copies the ring, and for its duration both copies exist.
struct Ring: Sendable {
    /// The slots that a growing ring asks for at least.
    static let leastStep = 8

    private var slots: ContiguousArray<Sample> = []
    private var head = 0
    private(set) var count = 0

    var capacity: Int { slots.count }
    var isFull: Bool { count == capacity }
    var oldest: Sample? { count > 0 ? slots[place(0)] : nil }
    var newest: Sample? { count > 0 ? slots[place(count - 1)] : nil }

    /// How many slots more it should have when it is full: an eighth, so that little lies idle and
    /// a sample is still copied only some nine times on average.
    var growth: Int { max(Self.leastStep, count / 8) }

    /// The capacity that it should have now; less than it has when over a fifth lies idle.
    var fittingCapacity: Int {
        // Further from the size after a growth than a few samples, or it would resize for each.
        let most = count + count / 4 + 2 * Self.leastStep
        return capacity > most ? count + growth : capacity
    }

    /// A copy of the samples, oldest first.
    var samples: [Sample] {
        guard count > 0 else { return [] }
        let end = head + count
        if end <= capacity { return Array(slots[head..<end]) }
        return Array(slots[head...]) + slots[..<(end - capacity)]
    }

    /// Adds a sample; there must be a free slot.
    mutating func append(_ sample: Sample) {
        precondition(!isFull, "the owner makes room first")
        slots[place(count)] = sample
        count += 1
    }

    /// Frees the slot of the oldest sample; there must be one.
    mutating func dropOldest() {
        precondition(count > 0, "an empty ring has no oldest sample")
        head = place(1)
        count -= 1
    }

    /// Moves the samples to so many slots, which must hold them all.
    mutating func resize(to capacity: Int) {
        precondition(capacity >= count, "a ring never drops samples by itself")
        var moved = ContiguousArray(
            repeating: Sample(milliseconds: 0, value: 0),
            count: capacity
        )
        for index in 0..<count { moved[index] = slots[place(index)] }
        slots = moved
        head = 0
    }

    private func place(_ index: Int) -> Int {
        let place = head + index
        return place < capacity ? place : place - capacity
    }
}
