import ClusterAPI
import Model
import TestSupport
import Testing

/// One huge answer does not stay in memory, and several tasks may share a decoder.
@Suite(.serialized) struct DecoderMemoryTests {
    /// In a process of its own, since the tests beside it need memory too.
    @Test func theMemoryOfAHugeAnswerIsGivenBack() async {
        await #expect(processExitsWith: .success) {
            let decoder = ResourceDecoder()
            let element = Array("{\"uid\":[1,2,3,4,5,6,7,8]},".utf8)
            var body = Array("[".utf8)
            body.reserveCapacity(48 << 20)
            while body.count < (47 << 20) { body += element }
            body += Array("{\"uid\":1}]".utf8)
            let before = try Self.residentBytes()
            let decoded = try decoder.decode(body, of: .nodes)
            #expect(decoded.lossCount > 1_000_000)
            #expect(try Self.residentBytes() - before < 100 << 20)
        }
    }

    @Test func anAnswerBeyondTheBoundIsRefused() throws {
        let body = [UInt8](repeating: UInt8(ascii: "["), count: (256 << 20) + 1)
        #expect(throws: DecodingFailure.self) { try ResourceDecoder().decode(body, of: .nodes) }
    }

    @Test func tasksMayShareADecoder() async throws {
        let decoder = ResourceDecoder()
        let expected = try SampleBody.all.map { sample in
            try decoder.decode(sample.body(sample.object).bytes, of: sample.resource)
        }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for round in 0..<200 {
                let index = round % expected.count
                let sample = SampleBody.all[index]
                group.addTask {
                    let body = sample.body(sample.object).bytes
                    return try decoder.decode(body, of: sample.resource) == expected[index]
                }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }

    /// The resident set of this process, from the second number of `statm`, in pages of 4 KiB.
    private static func residentBytes() throws -> Int {
        let numbers = try Files.text("/proc/self/statm").split(separator: " ")
        return (Int(numbers[1]) ?? 0) * 4_096
    }
}
