import CLibsystemd
import Glibc

/// The machine's wall clock, read where a line is stamped and where the program needs the time.
package enum WallClock {
    /// Returns milliseconds since 1970 in UTC; it may jump, since the clock can be set.
    package static func milliseconds() -> Int64 {
        var time = timespec()
        // Cannot fail: the clock exists on every Linux and the pointer is good.
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
