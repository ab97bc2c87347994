/// A Golomb-Rice code: small numbers take few bits, and a large one among them costs only itself.
///
///     number < 16 << split   ┌ number >> split ones ┬ 0 ┬ the lowest `split` bits ┐
///     any other              ┌ 16 ones ┬ its length - 1, in 6 bits ┬ the number   ┐
///
/// For numbers that fall off evenly to both sides, as differences do, it is within some tenths of a
/// bit of the entropy. Bits of a fixed width would take half a bit more, and the width that one
/// outlier needs for all.
struct RiceCode: Hashable, Sendable {
    /// From so many ones on the number is written in full: 22 bits more than its own length.
    static let onesMax = 16

    /// How many of the lowest bits are written as they are; 0 to 63.
    let split: Int

    /// How many bits a number takes.
    func bits(_ number: UInt64) -> Int {
        let ones = number &>> split
        return ones < Self.onesMax
            ? Int(truncatingIfNeeded: ones) + 1 + split : Self.onesMax + 6 + number.bitLength
    }

    /// How many bits the numbers take.
    func bits(_ numbers: [UInt64]) -> Int { numbers.reduce(0) { $0 + bits($1) } }

    /// Writes a number.
    func write(_ number: UInt64, to writer: inout BitWriter) {
        let ones = number &>> split
        guard ones < Self.onesMax else {
            writer.write(1 &<< UInt64(Self.onesMax) - 1, Self.onesMax)
            writer.write(UInt64(number.bitLength - 1), 6)
            return writer.write(number, number.bitLength)
        }
        writer.write(1 &<< ones - 1, Int(ones) + 1)
        writer.write(number & (1 &<< UInt64(split) - 1), split)
    }

    /// Reads a number.
    func read(from reader: inout BitReader) throws(ChunkError) -> UInt64 {
        let next = reader.next()
        let ones = (~next).trailingZeroBitCount
        if ones < Self.onesMax, ones + 1 + split <= 64 {
            let low = next &>> UInt64(ones + 1) & (1 &<< UInt64(split) - 1)
            try reader.skip(ones + 1 + split)
            return UInt64(ones) &<< UInt64(split) | low
        }
        if ones < Self.onesMax {
            try reader.skip(ones + 1)
            return UInt64(ones) &<< UInt64(split) | (try reader.read(split))
        }
        try reader.skip(Self.onesMax)
        let length = Int(try reader.read(6)) + 1
        return try reader.read(length)
    }
}

extension RiceCode {
    /// The code that takes the fewest bits for the numbers, or nearly so.
    ///
    /// It starts at the length of the middle number and walks downhill; the sum has one valley but
    /// for the outliers, for which a code is not chosen.
    static func fitting(_ numbers: [UInt64]) -> RiceCode {
        var counts = [Int](repeating: 0, count: 65)
        for number in numbers { counts[number.bitLength] += 1 }
        var below = 0
        let middle = counts.firstIndex { count in
            below += count
            return below * 2 >= numbers.count
        }
        var best = RiceCode(split: min(middle ?? 0, 63))
        var least = best.bits(numbers)
        for direction in [-1, 1] {
            while (0...63).contains(best.split + direction) {
                let next = RiceCode(split: best.split + direction)
                let bits = next.bits(numbers)
                guard bits < least else { break }
                (best, least) = (next, bits)
            }
        }
        return best
    }
}
