import CLibsystemd
import Glibc

/// Lets one thread wait, with a limit, for what another one says: a pipe and poll(2).
///
/// A signal that is raised before the wait begins is not lost, and raising one twice is the same
/// as once. Raising never blocks. A condition variable could do the same but lives behind a
/// pointer, which cannot be shared between threads without a promise that nobody checks.
final class ThreadSignal: Sendable {
    private let readEnd: Int32
    private let writeEnd: Int32

    /// Takes two file descriptors; where there are none left, the program cannot start at all.
    init() {
        var ends: [Int32] = [-1, -1]
        let result = unsafe pipe(&ends)
        precondition(result == 0, "making a pipe failed: \(ErrorNumber(errno))")
        for end in ends {
            // Neither can fail: the descriptor is ours and the flags exist on every Linux.
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Ends the wait of the other thread, or the next one.
    func raise() {
        var byte: UInt8 = 1
        // A full pipe is raised already.
        while unsafe write(writeEnd, &byte, 1) < 0 && errno == EINTR {}
    }

    /// Takes the signal back, so that the next wait waits.
    func clear() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while true {
            let count = unsafe read(readEnd, &bytes, bytes.count)
            guard count == bytes.count || (count < 0 && errno == EINTR) else { return }
        }
    }

    /// Blocks until the signal is raised, which it stays; false when the limit ended the wait.
    func wait(atMost limit: Duration? = nil) -> Bool {
        let deadline = limit.map { Self.now + $0 }
        while true {
            var request = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
            let ready = unsafe poll(&request, 1, Self.milliseconds(until: deadline))
            guard ready < 0 && errno == EINTR else { return ready > 0 }
        }
    }

    /// Rounds up, so that no wait ends before its limit; -1 means for ever.
    private static func milliseconds(until deadline: Duration?) -> Int32 {
        guard let deadline else { return -1 }
        let left = deadline - now
        guard left > .zero else { return 0 }
        let (seconds, attoseconds) = left.components
        return Int32(
            clamping: min(seconds, 1 << 31) * 1_000 + attoseconds / 1_000_000_000_000_000 + 1
        )
    }

    private static var now: Duration {
        var time = timespec()
        // Cannot fail: the clock exists on every Linux and the pointer is good.
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
