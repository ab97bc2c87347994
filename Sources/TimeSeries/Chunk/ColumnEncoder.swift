/// Chooses how the values of one column are written, and writes them.
struct ColumnEncoder: Sendable {
    /// The choice, with what is needed to write it.
    private enum Choice {
        case absent
        case constant(Int64)
        case even(DeltaCode)
        case delta(DeltaCode)
        case packed(PackedCode)
        case xor(XORCode)
    }

    private let header: ColumnHeader
    private let choice: Choice

    /// How it is written.
    var coding: ColumnHeader.Coding { header.coding }

    /// Chooses the shortest code for the bit patterns of a column's values.
    init(_ patterns: [UInt64], presence: RowSet) {
        assert(patterns.count == presence.count, "each value has a row")
        guard let first = patterns.first else {
            self.init(.absent, .decimal(places: 0), presence)
            return
        }
        if patterns.allSatisfy({ $0 == first }) {
            let (mapping, number) = NumberMapping.fitting(first)
            self.init(.constant(number), mapping, presence)
            return
        }
        let (mapping, numbers) = NumberMapping.fitting(patterns)
        let integers = Self.choice(of: numbers)
        if mapping == .pattern {
            let xor = XORCode(patterns)
            if xor.bits < integers.bits {
                self.init(.xor(xor), mapping, presence)
                return
            }
        }
        self.init(integers.choice, mapping, presence)
    }

    /// Chooses for the times of all rows, at least one.
    init(times: [Int64]) {
        let choice = times.count == 1 ? .constant(times[0]) : Self.choice(of: times).choice
        self.init(choice, .decimal(places: 0), RowSet(first: times.count))
    }

    private init(_ choice: Choice, _ mapping: NumberMapping, _ presence: RowSet) {
        self.choice = choice
        let (coding, length): (ColumnHeader.Coding, Int) =
            switch choice {
            case .absent: (.absent, 0)
            case .constant(let number): (.constant, BitWriter.numberBits(number))
            case .even(let code): (.even, code.evenBits)
            case .delta(let code): (.delta, code.bits)
            case .packed(let code): (.packed, code.bits)
            case .xor(let code): (.xor, code.bits)
            }
        header = ColumnHeader(
            coding: coding,
            mapping: mapping,
            presence: presence,
            length: length
        )
    }

    private static func choice(of numbers: [Int64]) -> (choice: Choice, bits: Int) {
        let delta = DeltaCode(numbers)
        if delta.isEven { return (.even(delta), delta.evenBits) }
        let packed = PackedCode(numbers)
        return packed.bits < delta.bits
            ? (.packed(packed), packed.bits) : (.delta(delta), delta.bits)
    }

    /// Writes the header and the values.
    func write(rows: Int, to writer: inout BitWriter) {
        header.write(rows: rows, to: &writer)
        let start = writer.bitCount
        switch choice {
        case .absent: break
        case .constant(let number): writer.writeNumber(number)
        case .even(let code): code.writeEven(to: &writer)
        case .delta(let code): code.write(to: &writer)
        case .packed(let code): code.write(to: &writer)
        case .xor(let code): code.write(to: &writer)
        }
        assert(writer.bitCount - start == header.length, "\(coding) takes what it said")
    }
}
