import Glibc
import TestSupport
import Testing

/// The tools of the other tests, tested themselves.
@Suite struct SupportTests {
    @Test func aChildGivesItsOutputAndExitCode() async throws {
        let done = try await ChildProcess.run(
            "sh",
            ["-c", "cat; echo $WORD >&2; exit 3"],
            environment: ["WORD": "oops"],
            input: "in\nput"
        )
        #expect(done.status == .code(3))
        #expect(done.standardOutput == "in\nput")
        #expect(done.standardError == "oops\n")
    }

    @Test func aChildIsWaitedForByItsLinesAndSignalled() async throws {
        let child = try ChildProcess(
            "sh",
            ["-c", "echo one; echo two >&2; exec tail -f /dev/null"]
        )
        let one = try await child.line { $0 == "one" }
        #expect(one.stream == .output)
        let two = try await child.line { $0 == "two" }
        #expect(two.stream == .errors)
        child.send(SIGTERM)
        #expect(try await child.exit() == .signal(SIGTERM))
    }

    @Test func linesUpToThePreviousOneDoNotCount() async throws {
        let child = try ChildProcess("sh", ["-c", "printf 'go\\ngo\\nlast'"])
        let first = try await child.line { $0 == "go" }
        let second = try await child.line(after: first) { $0 == "go" }
        #expect(second.index == first.index + 1)
        #expect(try await child.line(after: second) { _ in true }.text == "last")
    }

    @Test func aWaitEndsAtItsDeadlineOrWithTheChild() async throws {
        let silent = try ChildProcess("tail", ["-f", "/dev/null"])
        let late = await #expect(throws: ChildFailure.self) {
            try await silent.line(within: .milliseconds(20)) { _ in true }
        }
        #expect(late?.description.contains("not within 0.02 seconds") == true)
        let brief = try ChildProcess("sh", ["-c", "echo only"])
        let over = await #expect(throws: ChildFailure.self) {
            try await brief.line { $0 == "never" }
        }
        #expect(over?.description.contains("it ended before\n    only") == true)
    }

    @Test func aProgramThatIsNotThereIsAnError() async throws {
        #expect(throws: SystemCallFailure.self) { try ChildProcess("/nonexistent/program") }
        #expect(throws: SystemCallFailure.self) { try ChildProcess("no-such-program-anywhere") }
    }

    @Test func aTemporaryDirectoryGoesWithItsLastReference() throws {
        var folder: TemporaryDirectory? = try TemporaryDirectory()
        let path = try #require(folder).path
        let file = try #require(folder).write("text", to: "below/file", mode: 0o600)
        #expect(try Files.text(file) == "text")
        #expect(try Files.below(path) == ["below", "below/file"])
        folder = nil
        #expect(!Files.exists(path))
    }

    @Test func seedsGiveTheSameNumbersAndAllOfThem() {
        // The first number that the reference implementation gives for seed 0.
        var random = SplitMix64(seed: 0)
        #expect(random.next() == 0xe220_a839_7b1d_cdaf)
        var seen: Set<UInt64> = []
        withSeeds(5) { seen.insert($0.next()) }
        #expect(seen.count == (Environment["SEED"] == nil ? 5 : 1))
    }

    @Test func aGoldenFileThatDiffersIsAnIssue() throws {
        let folder = try TemporaryDirectory()
        try folder.write("one\ntwo\n", to: "Goldens/case.txt")
        let test = folder.file("Test.swift")
        try expectGolden("one\ntwo\n", named: "case.txt", from: test)
        try withKnownIssue {
            try expectGolden("one\nother\n", named: "case.txt", from: test)
        } matching: { issue in
            "\(issue)".contains("line 2") || Environment["RECORD"] == "1"
        }
        withKnownIssue { try expectGolden("", named: "missing.txt", from: test) }
    }

    @Test func aFailureInsideEveryIsStillAFailure() {
        withKnownIssue {
            withEvery("left", in: 1...3) { left in
                withEvery("right", in: 1...3) { right in #expect(left + right < 6) }
            }
        } matching: { _ in
            true
        }
    }

    @Test func aDescriptorIsWaitedForUntilItIsReadable() async throws {
        var ends: [Int32] = [-1, -1]
        try #require(unsafe pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        #expect(try await !Readiness.readable(ends[0], within: .milliseconds(1)))
        _ = unsafe write(ends[1], "x", 1)
        #expect(try await Readiness.readable(ends[0]))
    }
}
