extension [UInt8] {
    /// Appends two pieces with one check of the room.
    ///
    /// A line is two or three pieces of rendered bytes, and a large cluster has hundreds of
    /// thousands of lines in each cycle.
    mutating func append(joining one: [UInt8], _ other: [UInt8]) {
        append(addingCapacity: one.count + other.count) { output in
            unsafe output.withUnsafeMutableBufferPointer { room, count in
                let rest = unsafe room[one.count...]
                unsafe one.withUnsafeBufferPointer { _ = unsafe room.update(fromContentsOf: $0) }
                unsafe other.withUnsafeBufferPointer { _ = unsafe rest.update(fromContentsOf: $0) }
                count = one.count + other.count
            }
        }
    }
}
