import TestSupport
import Testing
import TimeSeries

/// What is taken to be kept elsewhere is, put together again, all that the store took.
@Suite struct SeriesKeepingTests {
    /// A place elsewhere: the chunks, and the rows of each head.
    private struct Elsewhere {
        var chunks: [Int: [(columns: [UInt16], chunk: Chunk)]] = [:]
        var heads: [Int: [(columns: [UInt16], chunk: Chunk)]] = [:]

        mutating func take(_ pieces: [UnkeptPiece<Int>]) {
            for piece in pieces {
                let row = (piece.columns, piece.chunk)
                switch piece.kind {
                case .sealed:
                    chunks[piece.subject, default: []].append(row)
                    heads[piece.subject] = nil
                case .wholeHead: heads[piece.subject] = [row]
                case .moreRows: heads[piece.subject, default: []].append(row)
                }
            }
        }

        func samples(of column: UInt16, in subject: Int) -> [Sample] {
            ((chunks[subject] ?? []) + (heads[subject] ?? [])).flatMap { columns, chunk in
                columns.firstIndex(of: column).map { chunk.samples(of: $0) } ?? []
            }
        }
    }

    /// Any mixture of rows, gaps, clock steps and failures; the last taking always succeeds.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `nothing is missing and nothing is twice`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var store = SeriesStore<Int>(budget: 1 << 24, retention: 1 << 40)
        var elsewhere = Elsewhere()
        var now: Int64 = 0
        for round in 0..<400 {
            now += Int64.random(in: -20...200, using: &random)
            for subject in 0..<Int.random(in: 1...4, using: &random) {
                let cells = (0..<UInt16.random(in: 1...5, using: &random)).map {
                    Cell(column: $0, value: Double(Int.random(in: 0...3, using: &random)))
                }
                store.append(cells, at: now, to: subject)
            }
            if Int.random(in: 0..<90, using: &random) == 0 { store.expire(now: now) }
            if Int.random(in: 0..<3, using: &random) == 0 { continue }
            let taken = store.takeUnkept()
            if round < 399, Int.random(in: 0..<6, using: &random) == 0 {
                store.putBack(taken)
            } else {
                elsewhere.take(taken.pieces)
            }
        }
        elsewhere.take(store.takeUnkept().pieces)
        #expect(store.takeUnkept().pieces.isEmpty)
        for subject in 0..<4 {
            for column in 0..<5 as Range<UInt16> {
                let kept = elsewhere.samples(of: column, in: subject)
                #expect(kept == store.samples(of: column, in: subject), "seed \(seed)")
            }
        }
    }

    @Test func `a row that was kept is kept anew when it gets more values`() {
        var store = SeriesStore<Int>(budget: 1 << 20, retention: 1 << 40)
        // The first head of a store is sealed after one row.
        for time in [1, 2, 10] as [Int64] {
            store.append([Cell(column: 0, value: 1)], at: time, to: 1)
        }
        _ = store.takeUnkept()
        store.append([Cell(column: 0, value: 1)], at: 11, to: 1)
        #expect(store.takeUnkept().pieces.map(\.kind) == [.moreRows])
        store.append([Cell(column: 0, value: 9), Cell(column: 1, value: 2)], at: 11, to: 1)
        let pieces = store.takeUnkept().pieces
        #expect(pieces.map(\.kind) == [.wholeHead])
        #expect(pieces.first?.chunk.samples(of: 1) == [Sample(milliseconds: 11, value: 2)])
        store.append([Cell(column: 0, value: 1)], at: 20, to: 1)
        #expect(store.takeUnkept().pieces.map(\.kind) == [.moreRows])
    }
}

/// Samples of several places become a series.
@Suite struct SampleOrderTests {
    @Test func `each time is there once, in order, and the first to come wins`() {
        let samples = [(3, 30), (1, 10), (5, 50), (1, 11), (2, 20)].map {
            Sample(milliseconds: $0.0, value: $0.1)
        }
        let expected = [(1, 10), (2, 20), (3, 30)].map {
            Sample(milliseconds: $0.0, value: $0.1)
        }
        #expect(samples.inOrder(within: 0...4) == expected)
    }
}
