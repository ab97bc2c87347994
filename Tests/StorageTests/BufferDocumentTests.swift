import Model
import Storage
import TestSupport
import Testing
import TimeSeries
import Watching

/// What docs/BUFFER.md states about room and time, measured and recomputed.
@Suite struct BufferDocumentTests {
    private static let columns = 60
    private static let rows = 720
    private let text: String

    init() throws {
        text = String(decoding: try Files.bytes(PackageRoot.file("docs/BUFFER.md")), as: UTF8.self)
    }

    /// The number that the document gives a name to, such as `file = 1.3`.
    private func constant(_ name: String) throws -> Double {
        let start = try #require(text.firstRange(of: "\(name) = "), "\(name) is not stated")
        let digits = text[start.upperBound...].prefix { $0.isNumber || $0 == "." }
        return try #require(Double(digits.hasSuffix(".") ? digits.dropLast() : digits))
    }

    /// Rows as databases send them: a tenth fresh, a quarter moving, the rest at rest.
    private func feed(
        _ objects: Int,
        into store: inout SeriesStore<SampledObject>
    ) {
        let ids = ObjectKind.allCases.flatMap(MetricCatalogue.statisticMetrics)
            .prefix(Self.columns).map(\.index)
        var random = SplitMix64(seed: 1)
        var levels = [[Double]](
            repeating: [Double](repeating: 1_000_000, count: Self.columns),
            count: objects
        )
        for place in 0..<Self.rows * objects {
            let (row, object) = place.quotientAndRemainder(dividingBy: objects)
            move(&levels[object], &random)
            let jitter = Int64.random(in: -300...300, using: &random)
            store.append(
                zip(ids, levels[object]).map { Cell(column: $0, value: $1) },
                at: 1_790_000_000_000 + Int64(row) * 10_000 + jitter,
                to: SampledObject(
                    kind: .database,
                    uid: UID(Int64(object)),
                    labels: "database=\"\(object)\""
                )
            )
        }
    }

    private func move(_ levels: inout [Double], _ random: inout SplitMix64) {
        for column in 0..<6 { levels[column] = Double.random(in: 0..<1, using: &random) }
        for column in 6..<21 {
            levels[column] += Double(Int.random(in: -4_095...4_095, using: &random))
        }
    }

    @Test func `memory and file take what is stated`() async throws {
        var store = SeriesStore<SampledObject>(budget: 1 << 30, retention: 7_200_000)
        feed(40, into: &store)
        let series = Double(40 * Self.columns)
        let stated = try constant("series") + constant("memory") * Double(Self.rows)
        let measured = Double(store.bytes) / series
        #expect(abs(measured / stated - 1) < 0.1, "\(measured) bytes a series, stated \(stated)")

        let folder = try TemporaryDirectory()
        let path = folder.file("state.sqlite")
        let database = try StateDatabase.open(path)
        var samples = 0
        for subject in store.allSubjects {
            let pieces = store.chunks(of: subject).map { chunk in
                UnkeptPiece(subject, store.columns(of: subject), chunk, .sealed)
            }
            samples += pieces.reduce(0) { $0 + $1.chunk.sampleCount }
            try await database.keep(pieces, of: "prod", at: Timestamp(seconds: 1_790_007_200))
        }
        await database.close()
        let bytes = Double(try Files.bytes(path).count) / Double(samples)
        let file = try constant("file")
        #expect(abs(bytes / file - 1) < 0.1, "\(bytes) bytes a sample in the file, stated \(file)")
    }

    /// Time in words, as the tables write it.
    private func words(_ seconds: Double) -> String {
        switch seconds {
        case ..<5_400: "\(Int((seconds / 60).rounded())) min"
        case ..<172_800: "\(Int((seconds / 3_600).rounded())) h"
        default: "\(Int((seconds / 86_400).rounded())) d"
        }
    }

    @Test func `each number of the tables follows from the formulas`() throws {
        let (each, memory, file) = (
            try constant("series"), try constant("memory"), try constant("file")
        )
        let perDatabase = try constant("per database")
        let rows = text.matches(
            of: /\| (\d+) \| (\d+) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|/
        )
        #expect(rows.count >= 4)
        for row in rows {
            let databases = try #require(Double(row.1))
            let series = databases * perDatabase
            #expect(String(row.2) == String(Int(series)))
            for (interval, cells) in zip(
                [1.0, 10, 60],
                [(row.3, row.6), (row.4, row.7), (row.5, row.8)]
            ) {
                let inMemory = interval * (64 * 1_048_576 / series - each) / memory
                let expected = inMemory > 0 ? words(inMemory) : "-"
                #expect(
                    String(cells.0) == expected,
                    "memory, \(databases) databases, \(interval) s"
                )
                let inFile = interval * 1_073_741_824 / series / file
                #expect(
                    String(cells.1) == words(inFile),
                    "file, \(databases) databases, \(interval) s"
                )
            }
        }
    }
}
