/// Numbers as their differences, less the usual one, in a Rice code.
///
///     ┌ first ┬ usual step ┬ shift 6 ┬ split 6 ┬ (step - usual) >> shift for all but the first ┐
///
/// For counters, gauges that wander, and times: a grid with jitter costs only the jitter. Twice
/// taken differences would be the textbook's way for times, but they triple the jitter's variance.
/// The shift takes away the zeros that all steps end with, as sizes in pages do.
struct DeltaCode: Sendable {
    private let first: Int64
    private let step: Int64
    private let shift: Int
    private let code: RiceCode
    private let rest: [UInt64]
    /// How many bits it takes.
    let bits: Int

    /// Whether every step is the usual one, so that two numbers say it all.
    var isEven: Bool { rest.allSatisfy { $0 == 0 } }

    /// Finds the code for at least two numbers.
    init(_ numbers: [Int64]) {
        var steps: [Int64] = []
        steps.reserveCapacity(numbers.count)
        for index in 1..<numbers.count { steps.append(numbers[index] &- numbers[index - 1]) }
        first = numbers[0]
        step = steps.sorted()[steps.count / 2]
        var union: Int64 = 0
        for index in steps.indices {
            steps[index] &-= step
            union |= steps[index]
        }
        shift = union == 0 ? 0 : union.trailingZeroBitCount
        var rest: [UInt64] = []
        rest.reserveCapacity(steps.count)
        for step in steps { rest.append((step &>> Int64(shift)).folded) }
        self.rest = rest
        code = RiceCode.fitting(rest)
        bits =
            BitWriter.numberBits(first) + BitWriter.numberBits(step) + 12 + code.bits(rest)
    }

    /// Writes the numbers.
    func write(to writer: inout BitWriter) {
        writer.writeNumber(first)
        writer.writeNumber(step)
        writer.write(UInt64(shift), 6)
        writer.write(UInt64(code.split), 6)
        for number in rest { code.write(number, to: &writer) }
    }

    /// Reads so many numbers, at least one.
    static func read(_ count: Int, from reader: inout BitReader) throws(ChunkError) -> [Int64] {
        var number = try reader.readNumber()
        let step = try reader.readNumber()
        let shift = Int64(try reader.read(6))
        let code = RiceCode(split: Int(try reader.read(6)))
        var numbers: [Int64] = []
        numbers.reserveCapacity(count)
        numbers.append(number)
        for _ in 1..<count {
            let rest = Int64(folded: try code.read(from: &reader))
            number = number &+ step &+ (rest &<< shift)
            numbers.append(number)
        }
        return numbers
    }
}

extension DeltaCode {
    /// How many bits ``writeEven(to:)`` takes.
    var evenBits: Int { BitWriter.numberBits(first) + BitWriter.numberBits(step) }

    /// Writes numbers whose steps are all the same.
    func writeEven(to writer: inout BitWriter) {
        writer.writeNumber(first)
        writer.writeNumber(step)
    }

    /// Reads so many numbers whose steps are all the same.
    static func readEven(_ count: Int, from reader: inout BitReader) throws(ChunkError) -> [Int64] {
        let first = try reader.readNumber()
        let step = try reader.readNumber()
        return (0..<count).map { first &+ step &* Int64($0) }
    }
}
