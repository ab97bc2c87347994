/// The samples of one series in the order of their arrival, oldest first.
///
/// A sample takes 16 bytes. Dropping the oldest moves a head forward; the space is given back when
/// half of it is unused, so both ends cost amortised O(1).
struct Ring: Sendable {
    private var storage: ContiguousArray<Sample> = []
    private var head = 0

    var count: Int { storage.count - head }
    var samples: ArraySlice<Sample> { ArraySlice(storage[head...]) }
    var oldest: Sample? { count > 0 ? storage[head] : nil }
    var newest: Sample? { count > 0 ? storage.last : nil }

    mutating func append(_ sample: Sample) {
        storage.append(sample)
    }

    mutating func dropOldest() {
        head += 1
        guard head > 32, head * 2 >= storage.count else { return }
        storage.removeFirst(head)
        head = 0
    }
}
