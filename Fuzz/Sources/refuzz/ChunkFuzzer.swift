@testable import TimeSeries

/// Bytes that were kept elsewhere: the first byte says how much of them is made to fit.
enum ChunkFuzzer: Fuzzer {
    static func run(_ bytes: [UInt8]) {
        var reader = InputReader(bytes)
        switch reader.byte() % 3 {
        case 0: read(reader.remainder())
        case 1: read(resealed(reader.remainder()))
        case _: seal(&reader)
        }
    }

    /// Whatever is taken for a chunk is one as a whole, and gives its bytes back.
    private static func read(_ bytes: [UInt8]) {
        guard let chunk = try? Chunk(bytes: bytes) else { return }
        promise(chunk.bytes == bytes, "a chunk gives back its bytes")
        let samples = (0..<chunk.columnCount).map(chunk.samples(of:))
        let rows = chunk.rows
        promise(samples.reduce(0) { $0 + $1.count } == chunk.sampleCount, "samples are counted")
        promise(rows.count == chunk.rowCount, "rows are counted")
        promise(chunk.columnSizes.count == chunk.columnCount + 1, "each column has a size")
        let first = chunk.firstRow
        promise(first.milliseconds == rows[0].milliseconds, "the first row is the first")
        promise(
            first.values.map { $0?.bitPattern } == rows[0].values.map { $0?.bitPattern },
            "the first row has the values of the first"
        )
        for (column, samples) in samples.enumerated() {
            let others = rows.compactMap { $0.values[column]?.bitPattern }
            promise(samples.map(\.value.bitPattern) == others, "columns and rows say the same")
            let isWithin = samples.allSatisfy {
                (chunk.oldest...chunk.newest).contains($0.milliseconds)
            }
            promise(isWithin, "samples lie within the times")
        }
    }

    /// The bytes with the version and the checksum that they need, so that the decoder sees them.
    private static func resealed(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count >= 8 else { return bytes }
        var bytes = Array(bytes.prefix(bytes.count / 8 * 8))
        bytes[0] = Chunk.version
        let words = stride(from: 0, to: bytes.count, by: 8).map { start in
            (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
        }
        let sum = Chunk.checksum(of: words)
        for index in 0..<4 {
            bytes[4 + index] = UInt8(truncatingIfNeeded: sum >> UInt32(8 * index))
        }
        return bytes
    }

    /// Builds rows from the input: every bit comes back, and no single damaged byte is taken.
    private static func seal(_ reader: inout InputReader) {
        let rows = Int(reader.byte() % 128) + 1
        let columns = Int(reader.byte() % 8)
        let (place, damage) = (reader.word(), reader.byte())
        let times = Self.times(rows, &reader)
        let values = (0..<columns).map { _ in column(rows, &reader) }
        let chunk = Chunk(times: times, columns: values)
        for (index, column) in values.enumerated() {
            let wanted = zip(times, column).compactMap { time, value in
                value.map { Bits(time: time, pattern: $0.bitPattern) }
            }
            let found = chunk.samples(of: index).map {
                Bits(time: $0.milliseconds, pattern: $0.value.bitPattern)
            }
            promise(found == wanted, "every bit comes back")
        }
        var bytes = chunk.bytes
        read(bytes)
        bytes[Int(place % UInt64(bytes.count))] ^= damage
        let isTaken = (try? Chunk(bytes: bytes)) != nil
        promise(isTaken == (damage == 0), "a damaged byte is found")
    }

    private struct Bits: Equatable {
        var time: Int64
        var pattern: UInt64
    }

    private static func times(_ rows: Int, _ reader: inout InputReader) -> [Int64] {
        var time = Int64(bitPattern: reader.word())
        let isWild = reader.byte() & 1 == 1
        return (0..<rows).map { _ in
            defer {
                let step = isWild ? Int64(bitPattern: reader.word()) : Int64(reader.byte()) * 100
                time &+= step
            }
            return time
        }
    }

    private static func column(_ rows: Int, _ reader: inout InputReader) -> [Double?] {
        let kind = reader.byte()
        var value = Double(Int32(truncatingIfNeeded: reader.word()))
        return (0..<rows).map { _ in
            switch kind % 5 {
            case 0: break
            case 1: value += Double(Int8(bitPattern: reader.byte()))
            case 2: value = Double(Int8(bitPattern: reader.byte())) / 100
            case 3: value = Double(bitPattern: reader.word())
            case _: return reader.byte() & 1 == 0 ? value : nil
            }
            return value
        }
    }

    static var seeds: [(name: String, bytes: [UInt8])] {
        let times = (0..<40).map { Int64(1_790_000_000_000 + $0 * 10_000) }
        let columns: [[Double?]] = [
            times.map { _ in 7 }, times.map { Double($0 / 1_000) },
            times.map { Double($0 % 977) / 100 },
            times.map { $0 % 3 == 0 ? nil : Double($0 % 5) * 1e300 }, times.map { _ in nil },
        ]
        let bytes = Chunk(times: times, columns: columns).bytes
        let numbers = (0..<400).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 7) }
        return [("raw", [0] + bytes), ("resealed", [1] + bytes), ("rows", [2, 39, 5] + numbers)]
    }
}
