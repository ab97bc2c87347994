import Storage
import TestSupport
import Testing
import TimeSeries

/// Samples that were kept are in the file, once, wherever the program or the machine stopped.
@Suite struct SampleKeepingTests {
    private let folder: TemporaryDirectory
    private var path: String { folder.file("state.sqlite") }

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func expect(_ cycles: Int, in path: String, _ comment: String = "") async throws {
        let found = try await SampleFeed.samples(in: path)
        let expected = (1...3).map { SampleFeed.expected($0, 0..<cycles) }
        #expect(found == (cycles == 0 ? [] : expected), "\(comment), \(cycles) cycles")
    }

    /// Copies the file as a killed program leaves it, the log cut to a length if one is given.
    private func image(logBytes: Int? = nil) throws -> String {
        let name = "image-\(logBytes ?? -1).sqlite"
        var log = try Files.bytes(path + "-wal")
        if let logBytes { log = Array(log.prefix(logBytes)) }
        try Files.write(Files.bytes(path), to: folder.file(name))
        try Files.write(log, to: folder.file(name + "-wal"))
        return folder.file(name)
    }

    @Test func aKilledProgramLeavesEveryCycle() async throws {
        let database = try StateDatabase.open(path)
        var feed = SampleFeed()
        for cycle in 1...310 {
            try await feed.cycle(into: database)
            guard cycle < 4 || cycle % 29 == 0 || cycle % 120 < 2 else { continue }
            let image = try image()
            try await expect(cycle, in: image, "read beside")
            // Twice, for what the first start has sealed must be there after the second.
            for _ in 0..<2 {
                await (try StateDatabase.open(image)).close()
                try await expect(cycle, in: image, "after a start")
            }
        }
        await database.close()
        try await expect(310, in: path)
    }

    @Test func whoIsKilledOftenLeavesNoHeapOfShortChunks() async throws {
        var feed = SampleFeed()
        for _ in 0..<40 {
            let database = try StateDatabase.open(path)
            // A new program knows nothing of the samples of the one before.
            feed.store = SeriesStore(budget: 64 << 20, retention: 7_200_000)
            for _ in 0..<5 { try await feed.cycle(into: database) }
            await database.close()
        }
        await (try StateDatabase.open(path)).close()
        let expected = (1...3).map { SampleFeed.expected($0, 0..<200) }
        #expect(try await SampleFeed.samples(in: path) == expected)
        let archive = SampleArchive(path: path)
        let chunks = try await archive.read { reader throws(StorageError) in
            var counts: [Int] = []
            for object in try reader.objects() {
                counts.append(try reader.chunks(of: object.number, .min ... .max).count)
            }
            return counts
        }
        await archive.close()
        #expect(chunks == [2, 2, 2])
    }

    @Test func anOutageLongerThanMemoryReachesCostsNothingInTheFile() async throws {
        let database = try StateDatabase.open(path)
        var feed = SampleFeed(retention: 600_000)
        for _ in 0..<50 { try await feed.cycle(into: database) }
        feed.skip(500)
        // What is too old for memory goes before the next rows come.
        feed.store.expire(now: SampleFeed.time(feed.cycles))
        for _ in 0..<3 { try await feed.cycle(into: database) }
        feed.store.expire(now: SampleFeed.time(feed.cycles))
        #expect(feed.store.sampleCount < 20)
        await database.close()
        let expected = (1...3).map { node in
            SampleFeed.expected(node, 0..<50) + SampleFeed.expected(node, 550..<553)
        }
        #expect(try await SampleFeed.samples(in: path) == expected)
    }

    /// From room for hardly a row of each to room for some chunks.
    @Test(arguments: [2_400, 3_000, 4_000, 6_000, 9_000, 15_000, 30_000])
    func memoryThatIsTooSmallCostsNothingInTheFile(_ budget: Int) async throws {
        let database = try StateDatabase.open(path)
        var feed = SampleFeed(budget: budget)
        for cycle in 0..<310 {
            if (100..<110).contains(cycle) {
                try feed.cycle()
                let taken = feed.store.takeUnkept()
                feed.store.putBack(taken)
            } else {
                try await feed.cycle(into: database)
            }
        }
        let image = try image()
        await database.close()
        for place in [path, image] {
            let found = try await SampleFeed.samples(in: place)
            for (node, samples) in found.enumerated() {
                let expected = SampleFeed.expected(node + 1, 0..<310)
                // While nothing could be written, memory had room for its newest rows only.
                let lost = Set(expected.map(\.milliseconds)).subtracting(
                    samples.map(\.milliseconds)
                )
                #expect(samples == expected.filter { !lost.contains($0.milliseconds) })
                let outage = SampleFeed.time(99)...SampleFeed.time(109)
                #expect(lost.allSatisfy { outage.contains($0) })
            }
        }
    }

    @Test func aPowerCutCostsTheLastCyclesOnly() async throws {
        let database = try StateDatabase.open(path)
        var feed = SampleFeed()
        var lengths: [Int] = []
        for _ in 0..<130 {
            try await feed.cycle(into: database)
            lengths.append(try Files.bytes(path + "-wal").count)
        }
        // Without an emptying of the log meanwhile, what is there follows from its length.
        try #require(lengths == lengths.sorted())
        var random = SplitMix64(seed: 5)
        for _ in 0..<40 {
            let cut = Int.random(in: lengths[9]...lengths[129], using: &random)
            let image = try image(logBytes: cut)
            await (try StateDatabase.open(image)).close()
            try await expect(lengths.count { $0 <= cut }, in: image, "log cut at \(cut)")
        }
        await database.close()
    }

    @Test func whatCouldNotBeKeptIsKeptLater() async throws {
        let database = try StateDatabase.open(path)
        var feed = SampleFeed()
        for cycle in 0..<260 {
            if (50..<200).contains(cycle) {
                // As if the disk were full: what was taken is put back.
                try feed.cycle()
                let taken = feed.store.takeUnkept()
                feed.store.putBack(taken)
            } else {
                try await feed.cycle(into: database)
            }
        }
        await database.close()
        let found = try await SampleFeed.samples(in: path)
        #expect(found == (1...3).map { SampleFeed.expected($0, 0..<260) })
    }

    /// Their rows in the tail stay there, as those of another object before them still count.
    @Test func rowsThatAreSealedBecauseNobodyFeedsThemAreThereOnce() async throws {
        var database = try StateDatabase.open(path)
        var feed = SampleFeed()
        for _ in 0..<5 { try await feed.cycle(into: database) }
        let later = SampleFeed.time(4) + 1_100_000
        feed.store.append([Cell(column: 0, value: 1)], at: later, to: SampleFeed.object(3))
        feed.store.expire(now: later + 150_000)
        try await feed.keep(in: database)
        for _ in 0..<2 {
            await database.close()
            database = try StateDatabase.open(path)
            let found = try await SampleFeed.samples(in: path)
            #expect(Array(found.prefix(2)) == [1, 2].map { SampleFeed.expected($0, 0..<5) })
            #expect(found.last == SampleFeed.expected(3, 0..<5))
        }
        await database.close()
    }

    @Test func aFileThatCannotBeUsedYetIsOpenedLater() async throws {
        let place = folder.file("later/state.sqlite")
        let database = StateDatabase.waiting(for: place)
        var feed = SampleFeed()
        await #expect(throws: (any Error).self) { try await feed.cycle(into: database) }
        try Files.makeFolder(folder.file("later"))
        try await feed.cycle(into: database)
        await database.close()
        try await expect(2, in: place)
    }

    @Test func theOldestGoWhenTheFileIsFull() async throws {
        let limit = 200_000
        let database = try StateDatabase.open(path, limits: SampleLimits(bytes: limit))
        var feed = SampleFeed(nodes: 40)
        for _ in 0..<1_500 {
            try feed.cycle()
            if feed.cycles % 60 == 0 { try await feed.keep(in: database) }
        }
        await database.close()
        let size = try Files.bytes(path).count
        #expect((limit / 2...limit * 5 / 4).contains(size), "\(size) bytes")
        for samples in try await SampleFeed.samples(in: path) {
            #expect(samples.last?.milliseconds == SampleFeed.time(1_499))
            #expect(samples.count < 1_500)
            // No hole: what goes is the beginning.
            #expect(
                zip(samples, samples.dropFirst()).allSatisfy {
                    $1.milliseconds - $0.milliseconds == 10_000
                }
            )
        }
    }

    @Test func theAgeIsLimited() async throws {
        let limits = SampleLimits(age: 3_600_000)
        let database = try StateDatabase.open(path, limits: limits)
        var feed = SampleFeed()
        for _ in 0..<800 { try await feed.cycle(into: database) }
        await database.close()
        for samples in try await SampleFeed.samples(in: path) {
            let hour = 360
            #expect((hour...hour + 2 * Chunk.rowsMax).contains(samples.count))
            #expect(samples.last?.milliseconds == SampleFeed.time(799))
        }
    }

    @Test func aFileFromBeforeTheSamplesTakesThem() async throws {
        await (try StateDatabase.open(path)).close()
        let python = """
            import sqlite3, sys
            c = sqlite3.connect(sys.argv[1])
            for t in ('object', 'layout', 'chunk', 'tail', 'position', 'gap'):
                c.execute('DROP TABLE ' + t)
            for f in ('changes', 'first_change', 'last_change'):
                c.execute('ALTER TABLE alert DROP COLUMN ' + f)
            c.execute('PRAGMA user_version = 2')
            c.commit(); c.execute('PRAGMA auto_vacuum = NONE'); c.execute('VACUUM')
            print(c.execute('PRAGMA auto_vacuum').fetchone()[0])
            """
        let old = try await ChildProcess.run("python3", ["-c", python, path], within: .seconds(20))
        #expect(old.standardOutput == "0\n", "\(old.standardError)")
        let database = try StateDatabase.open(path)
        var feed = SampleFeed()
        try await feed.cycle(into: database)
        await database.close()
        try await expect(1, in: path)
        let check =
            "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); "
            + "print(*c.execute('PRAGMA auto_vacuum').fetchone(), *c.execute('PRAGMA integrity_check').fetchone())"
        let new = try await ChildProcess.run("python3", ["-c", check, path], within: .seconds(20))
        #expect(new.standardOutput == "2 ok\n", "\(new.standardError)")
    }

    @Test func aDamagedChunkIsLeftOutAndCounted() async throws {
        let database = try StateDatabase.open(path)
        var feed = SampleFeed(nodes: 1)
        for _ in 0..<300 { try await feed.cycle(into: database) }
        await database.close()
        let python =
            "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); "
            + "b=bytearray(c.execute('SELECT bytes FROM chunk WHERE number = 2').fetchone()[0]); "
            + "b[20] ^= 1; c.execute('UPDATE chunk SET bytes = ? WHERE number = 2', (bytes(b),)); "
            + "c.commit()"
        let done = try await ChildProcess.run(
            "python3",
            ["-c", python, path],
            within: .seconds(20)
        )
        #expect(done.standardError == "")
        let archive = SampleArchive(path: path)
        let (rows, unreadable) = try await archive.read { reader throws(StorageError) in
            let number = try reader.objects()[0].number
            let rows = try reader.chunks(of: number, .min ... .max).reduce(0) {
                $0 + $1.chunk.rowCount
            }
            return (rows, reader.unreadable)
        }
        await archive.close()
        #expect(unreadable == 1)
        #expect((1...200).contains(rows))
    }
}
