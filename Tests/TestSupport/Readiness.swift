import Glibc

/// Waits, with a deadline, until a file descriptor can be read.
package enum Readiness {
    /// Suspends until the descriptor has data or is closed by its peer; false when time ran out.
    package static func readable(
        _ descriptor: Int32,
        within limit: Duration = .seconds(30)
    ) async throws -> Bool {
        try await onOwnThread {
            let deadline = ContinuousClock.now + limit
            return try !poll([descriptor], until: deadline).isEmpty
        }
    }

    /// Blocks until one of the descriptors is ready and returns those; none when time ran out.
    static func poll(
        _ descriptors: [Int32],
        until deadline: ContinuousClock.Instant?
    ) throws -> Set<Int32> {
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while true {
            let count = unsafe Glibc.poll(&polled, nfds_t(polled.count), milliseconds(deadline))
            if count >= 0 { break }
            guard errno == EINTR else { throw SystemCallFailure("poll \(descriptors)") }
        }
        return Set(polled.filter { $0.revents != 0 }.map(\.fd))
    }

    /// Rounds up, so that a wait never ends before its deadline; -1 means for ever.
    private static func milliseconds(_ deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let left = deadline - ContinuousClock.now
        guard left > .zero else { return 0 }
        return Int32(clamping: left.components.seconds * 1000 + milliseconds(left) + 1)
    }

    private static func milliseconds(_ duration: Duration) -> Int64 {
        duration.components.attoseconds / 1_000_000_000_000_000
    }
}
