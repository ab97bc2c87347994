extension LabelSet: Comparable {
    package static func < (left: LabelSet, right: LabelSet) -> Bool {
        unsafe left.bytes.withUnsafeBytes { left in
            unsafe right.bytes.withUnsafeBytes { right in unsafe precedes(left, right) }
        }
    }

    /// Eight bytes at a time: thousands are sorted in each cycle, and most of them begin alike.
    fileprivate static func precedes(
        _ left: UnsafeRawBufferPointer,
        _ right: UnsafeRawBufferPointer
    ) -> Bool {
        var place = 0
        while place + 8 <= min(left.count, right.count) {
            let one = unsafe left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            let other = unsafe right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            guard one == other else { return one.bigEndian < other.bigEndian }
            place += 8
        }
        return unsafe left[place...].lexicographicallyPrecedes(right[place...])
    }
}

extension LabelSet {
    /// Returns the places of sets in the order of their series; equal sets keep theirs.
    package static func order(of sets: [LabelSet]) -> [Int] {
        // In one piece they can be compared without being retained and released.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(sets.reduce(0) { $0 + $1.bytes.count })
        var ends = [0]
        for set in sets {
            bytes += set.bytes
            ends.append(bytes.count)
        }
        return unsafe bytes.withUnsafeBytes { bytes in
            sets.indices.sorted { left, right in
                unsafe precedes(
                    UnsafeRawBufferPointer(rebasing: bytes[ends[left]..<ends[left + 1]]),
                    UnsafeRawBufferPointer(rebasing: bytes[ends[right]..<ends[right + 1]])
                )
            }
        }
    }
}
