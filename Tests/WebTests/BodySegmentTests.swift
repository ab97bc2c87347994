import Exposition
import TestSupport
import Testing

@testable import Web

@Suite struct BodySegmentTests {
    @Test func `a segment is compressed once, however many ask at a time`() async throws {
        let text = (0..<20_000).map { "m{i=\"\($0)\"} \($0)\n" }.joined()
        let segment = BodySegment(Array(text.utf8))
        #expect(segment.byteCount == text.utf8.count)
        let addresses = try await withThrowingTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { try await onOwnThread { address(of: segment.deflated.part.bytes) } }
            }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        // Each compression has an array of its own; all live as long as the one that is kept.
        #expect(addresses.count == 1)
        #expect(segment.deflated.part == Gzip.deflate(Array(text.utf8)))
    }
}

/// Where an array keeps its elements.
private func address(of bytes: [UInt8]) -> Int {
    unsafe bytes.withUnsafeBytes { Int(bitPattern: $0.baseAddress) }
}
