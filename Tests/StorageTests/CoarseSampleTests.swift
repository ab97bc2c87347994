import Model
import Storage
import TestSupport
import Testing
import TimeSeries
import Watching

/// Means of the past lie beside what was read as it came.
@Suite struct CoarseSampleTests {
    private let folder: TemporaryDirectory
    private var path: String { folder.file("state.sqlite") }

    init() throws {
        folder = try TemporaryDirectory()
    }

    /// A chunk of means of a node, and whose they are.
    private func piece(_ rollup: Rollup, at times: [Int64]) throws -> UnkeptPiece<SampledObject> {
        var object = SampleFeed.object(1)
        object.rollup = rollup
        let metric = try #require(MetricCatalogue.id(named: SampleFeed.metrics[0]))
        let chunk = Chunk(times: times, columns: [times.map { Double($0) }])
        return UnkeptPiece(object, [metric.index], chunk, .sealed)
    }

    /// The start of the feed, behind which means of two resolutions lie.
    private let time = SampleFeed.time(0)

    private func keepMeans(in database: StateDatabase) async throws {
        try await database.keep(
            [
                try piece(.hour, at: [time - 7_200_000]),
                try piece(.fiveMinutes, at: [time - 300_000]),
            ],
            of: SampleFeed.cluster,
            at: Timestamp(milliseconds: SampleFeed.time(5))
        )
    }

    @Test func `what lies in a gap is found, and what lies soon behind it`() async throws {
        var database = try StateDatabase.open(path)
        var feed = SampleFeed(nodes: 1)
        for _ in 0..<5 { try await feed.cycle(into: database) }
        try await keepMeans(in: database)
        let gap = KeptGap(
            .node,
            from: Timestamp(milliseconds: time - 3_600_000),
            to: Timestamp(milliseconds: time)
        )
        // Before and after the tail is sealed.
        for _ in 0..<2 {
            let spans = try await database.spans(around: gap, of: SampleFeed.cluster)
            let mean = Timestamp(milliseconds: time - 300_000)
            #expect(
                spans.filter { $0.rollup != nil }
                    == [SampleSpan(UID(1), .fiveMinutes, mean...mean)]
            )
            let read = spans.filter { $0.rollup == nil }.map(\.times)
            #expect(read.map(\.lowerBound).min() == Timestamp(milliseconds: time))
            #expect(read.map(\.upperBound).max() == Timestamp(milliseconds: SampleFeed.time(4)))
            #expect(try await database.spans(around: gap, of: "other") == [])
            await database.close()
            database = try StateDatabase.open(path)
        }
        await database.close()
    }

    @Test func `they are read with what they are means over, also after a start`() async throws {
        let database = try StateDatabase.open(path)
        var feed = SampleFeed(nodes: 1)
        for _ in 0..<5 { try await feed.cycle(into: database) }
        try await keepMeans(in: database)
        for _ in 0..<5 { try await feed.cycle(into: database) }
        // The newest of what was read as it came, wherever it lies.
        let newest = try await database.newestSamples(of: SampleFeed.cluster)
        #expect(newest == [.node: Timestamp(milliseconds: SampleFeed.time(9))])
        #expect(try await database.newestSamples(of: "other") == [:])
        await database.close()
        let again = try StateDatabase.open(path)
        await again.close()

        let archive = SampleArchive(path: path)
        let found = try await archive.read { reader throws(StorageError) in
            var found: [Rollup?: [Int64]] = [:]
            for object in try reader.objects() {
                let pieces = try reader.chunks(of: object.number, .min ... .max)
                found[object.rollup] = pieces.flatMap { $0.chunk.samples(of: 0) }
                    .map(\.milliseconds)
            }
            return found
        }
        await archive.close()
        #expect(found[.hour] == [time - 7_200_000])
        #expect(found[.fiveMinutes] == [time - 300_000])
        #expect(found[nil] == (0..<10).map(SampleFeed.time))
        #expect(found.count == 3)
    }

    @Test func `their room is told with the file's`() async throws {
        let archive = SampleArchive(path: path)
        #expect(archive.fileBytes == nil)
        let database = try StateDatabase.open(path)
        var feed = SampleFeed()
        for _ in 0..<50 { try await feed.cycle(into: database) }
        let bytes = try Files.bytes(path).count + Files.bytes(path + "-wal").count
        #expect(archive.fileBytes == bytes)
        await database.close()
        await archive.close()
    }
}
