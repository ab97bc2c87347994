/// Numbers as what they are above the least of them, each in the same number of bits.
///
///     ┌ least ┬ shift 6 ┬ width 7 ┬ (number - least) >> shift for each, in `width` bits ┐
///
/// For values that are drawn afresh each time, such as a measured share: their differences are
/// larger than they are themselves. The shift takes away the zeros that all of them end with, as
/// the bits of a `Float` do that became a `Double`.
struct PackedCode: Sendable {
    private let least: Int64
    private let shift: Int
    private let width: Int
    private let numbers: [Int64]
    /// How many bits it takes.
    let bits: Int

    /// Finds the code for at least one number.
    init(_ numbers: [Int64]) {
        self.numbers = numbers
        least = numbers.reduce(numbers[0], min)
        var union: UInt64 = 0
        for number in numbers { union |= UInt64(bitPattern: number &- least) }
        shift = union == 0 ? 0 : union.trailingZeroBitCount
        width = (union >> shift).bitLength
        bits = BitWriter.numberBits(least) + 13 + numbers.count * width
    }

    /// Writes the numbers.
    func write(to writer: inout BitWriter) {
        writer.writeNumber(least)
        writer.write(UInt64(shift), 6)
        writer.write(UInt64(width), 7)
        for number in numbers {
            writer.write(UInt64(bitPattern: number &- least) &>> UInt64(shift), width)
        }
    }

    /// Reads so many numbers.
    static func read(_ count: Int, from reader: inout BitReader) throws(ChunkError) -> [Int64] {
        let least = try reader.readNumber()
        let shift = try reader.read(6)
        let width = Int(try reader.read(7))
        guard width <= 64 else { throw .malformed(bit: reader.position, .valueLength) }
        var numbers: [Int64] = []
        numbers.reserveCapacity(count)
        for _ in 0..<count {
            numbers.append(least &+ Int64(bitPattern: try reader.read(width) &<< shift))
        }
        return numbers
    }
}
