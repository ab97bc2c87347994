import Exposition
import NIOCore
import Synchronization
import Testing

@testable import Web

@Suite struct ScrapeBodyTests {
    private static func body(of sizes: [Int]) -> ScrapeBody {
        ScrapeBody(sizes.map { size in BodySegment { _ in Array(repeating: 97, count: size) } })
    }

    @Test func `a small body is one piece, so that it goes out at once with its head`() {
        let body = Self.body(of: [3, 40_000, 5])
        #expect(body.plain(.text).map(\.readableBytes) == [40_008])
        #expect(body.compressed(.text).count == 1)
        #expect(body.compressed(.openMetrics).count == 1)
    }

    @Test func `a large body is not copied`() {
        let body = Self.body(of: [3, 200_000, 5])
        #expect(body.plain(.text).map(\.readableBytes) == [3, 200_000, 5])
        #expect(body.compressed(.text).count == 1)
    }

    @Test func `each form is put together once`() {
        let body = Self.body(of: [3, 5])
        let first = body.compressed(.text)
        #expect(address(of: first[0]) == address(of: body.compressed(.text)[0]))
        #expect(body.plain(.text) == [ByteBuffer(string: "aaaaaaaa")])
        #expect(body.plain(.openMetrics) == [ByteBuffer(string: "aaaaaaaa# EOF\n")])
    }
}

/// Where a buffer keeps its bytes.
private func address(of buffer: ByteBuffer) -> Int {
    unsafe buffer.withUnsafeReadableBytes { Int(bitPattern: $0.baseAddress) }
}
