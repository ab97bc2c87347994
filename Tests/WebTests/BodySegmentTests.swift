import Exposition
import Synchronization
import TestSupport
import Testing

@testable import Web

@Suite struct BodySegmentTests {
    @Test func `a segment is compressed once, however many ask at a time`() async throws {
        let text = (0..<20_000).map { "m{i=\"\($0)\"} \($0)\n" }.joined()
        let renderings = Mutex(0)
        let segment = BodySegment { _ in
            renderings.withLock { $0 += 1 }
            return Array(text.utf8)
        }
        let addresses = try await withThrowingTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    try await onOwnThread { address(of: segment.deflated(.text).part.bytes) }
                }
            }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        // Each compression has an array of its own; all live as long as the one that is kept.
        #expect(addresses.count == 1)
        #expect(segment.deflated(.text).part == Gzip.deflate(Array(text.utf8)))
        #expect(renderings.withLock { $0 } == 1)
        _ = segment.plain(.text)
        _ = segment.plain(.text)
        #expect(renderings.withLock { $0 } == 2, "the plain form was kept though nobody asked")
    }
}

/// Where an array keeps its elements.
private func address(of bytes: [UInt8]) -> Int {
    unsafe bytes.withUnsafeBytes { Int(bitPattern: $0.baseAddress) }
}
