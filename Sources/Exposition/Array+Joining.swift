extension [UInt8] {
    /// Appends three pieces with one check of the room.
    ///
    /// A line is a few pieces of rendered bytes, and a large cluster has hundreds of thousands of
    /// lines in each cycle.
    mutating func append(joining one: [UInt8], _ two: [UInt8], _ three: [UInt8]) {
        // Buffers and not arrays are captured: each of those would be retained and released.
        unsafe lend(one, two, three) { one, two, three in
            append(addingCapacity: one.count + two.count + three.count) { output in
                unsafe output.append(one)
                unsafe output.append(two)
                unsafe output.append(three)
            }
        }
    }
}

private typealias Piece = UnsafeBufferPointer<UInt8>

private func lend(
    _ one: [UInt8],
    _ two: [UInt8],
    _ three: [UInt8],
    to use: (Piece, Piece, Piece) -> Void
) {
    unsafe one.withUnsafeBufferPointer { one in
        unsafe two.withUnsafeBufferPointer { two in
            unsafe three.withUnsafeBufferPointer { three in unsafe use(one, two, three) }
        }
    }
}

extension OutputSpan<UInt8> {
    fileprivate mutating func append(_ piece: Piece) {
        unsafe withUnsafeMutableBufferPointer { room, count in
            _ = unsafe room[count...].update(fromContentsOf: piece)
            count += piece.count
        }
    }
}
