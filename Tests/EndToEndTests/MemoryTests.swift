import TestSupport
import Testing

/// How the daemon keeps its memory.
struct MemoryTests {
    /// Each heap of a thread reserves 64 MiB of addresses, aligned to as much.
    ///
    /// Source: mallopt(3), `M_ARENA_MAX`, and `HEAP_MAX_SIZE` of glibc.
    private static let heapBytes: UInt64 = 64 << 20

    @Test func itsThreadsShareAHeap() async throws {
        let site = try await SimulatedSite()
        let daemon = try await RunningDaemon(site.settings(extra: "log: {format: json}"))
        let threads = try Files.text("/proc/\(daemon.process.id)/status")
            .firstMatch(of: /Threads:\t(\d+)/).flatMap { Int($0.1) }
        #expect(threads ?? 0 > 4)
        // The C library may have given one to a thread that was there before.
        #expect(try Self.heaps(of: daemon.process.id) <= 1)
        #expect(try await daemon.stop() == .code(0))
    }

    /// Counts the mappings of 64 MiB, whose first part is in use and whose rest is not.
    private static func heaps(of process: Int32) throws -> Int {
        var starts: Set<UInt64> = []
        for line in try Files.text("/proc/\(process)/maps").split(separator: "\n") {
            guard let match = line.wholeMatch(of: /([0-9a-f]+)-([0-9a-f]+) ---p .*/),
                let start = UInt64(match.1, radix: 16), let end = UInt64(match.2, radix: 16),
                end % heapBytes == 0, end - start < heapBytes
            else { continue }
            starts.insert(end - heapBytes)
        }
        return starts.count
    }
}
