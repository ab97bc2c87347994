import Exposition
import Model
import TestSupport
import Testing

@Suite struct GzipTests {
    /// Stretches of a body, among them empty ones, single bytes and ones beyond any window.
    static let bodies: [[[UInt8]]] = [
        [],
        [[]],
        [[UInt8(ascii: "a")]],
        [[], Array("one\n".utf8), [], Array("two\n".utf8), []],
        [lines(10), lines(20_000), lines(3)],
        [noise(1), noise(70_000), noise(65_535), noise(65_536)],
        [[UInt8](repeating: 0, count: 3_000_000), lines(1)],
        (1...40).map { lines($0) },
    ]

    @Test(arguments: bodies.indices)
    func `gzip itself reads the joined parts`(_ index: Int) async throws {
        let parts = Self.bodies[index]
        let folder = try TemporaryDirectory()
        try Files.write(Gzip.join(parts.map { Gzip.deflate($0) }), to: folder.file("body.gz"))
        let run = try await ChildProcess.run(
            "sh",
            ["-c", "gzip -dc < \"$0/body.gz\" > \"$0/body\"", folder.path]
        )
        #expect(run.status == .code(0), "\(run.standardError)")
        #expect(try Files.bytes(folder.file("body")) == parts.flatMap(\.self))
    }

    @Test(.enabled(if: Environment.executable("python3") != nil, "python3 is not installed"))
    func `a reader that stops after one member sees everything`() async throws {
        let folder = try TemporaryDirectory()
        let parts = [lines(5), lines(5_000), lines(7)]
        try Files.write(Gzip.join(parts.map { Gzip.deflate($0) }), to: folder.file("body.gz"))
        let script = """
            import sys, zlib
            reader = zlib.decompressobj(31)
            text = reader.decompress(open(sys.argv[1], 'rb').read())
            print(reader.eof, len(reader.unused_data), len(text))
            """
        let run = try await ChildProcess.run("python3", ["-c", script, folder.file("body.gz")])
        #expect(run.standardOutput == "True 0 \(parts.flatMap(\.self).count)\n")
    }

    @Test func `a part is independent of its neighbours`() {
        let part = Gzip.deflate(lines(100))
        #expect(Gzip.deflate(lines(100)) == part)
        #expect(part.bytes.suffix(4) == [0, 0, 0xff, 0xff])
        let joined = Gzip.join([part, Gzip.deflate(lines(3)), part])
        #expect(joined.dropFirst(Gzip.header.count).starts(with: part.bytes))
        #expect(joined.dropLast(10).suffix(part.bytes.count).elementsEqual(part.bytes))
    }

    @Test(arguments: [1, 2, 5])
    func `a damaged member is refused, so the comparison means something`(
        _ distance: Int
    ) async throws {
        let folder = try TemporaryDirectory()
        var member = Gzip.join([Gzip.deflate(lines(10)), Gzip.deflate(lines(20))])
        member[member.count - distance] ^= 1
        try Files.write(member, to: folder.file("body.gz"))
        let run = try await ChildProcess.run("gzip", ["-t", folder.file("body.gz")])
        #expect(run.status != .code(0))
    }

    @Test func `a body of metrics shrinks at least eightfold`() {
        let text = lines(20_000)
        #expect(Gzip.deflate(text).bytes.count * 8 < text.count)
    }
}

/// Sample lines like those of a large cluster.
private func lines(_ count: Int) -> [UInt8] {
    var writer = FamilyWriter(name: "redis_enterprise_database_x", help: "X.", kind: .gauge)
    var random = SplitMix64(seed: UInt64(count))
    for index in 0..<count {
        let labels: LabelSet = ["cluster": "prod-eu", "database": "\(index)"]
        writer.append(labels, Double(Int64.random(in: 0...1_000_000, using: &random)))
    }
    return Exposition.merge([ExpositionPart([writer.finish()])])
}

/// Bytes that do not shrink.
private func noise(_ count: Int) -> [UInt8] {
    var random = SplitMix64(seed: UInt64(count))
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
}
