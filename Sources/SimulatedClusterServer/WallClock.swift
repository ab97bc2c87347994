import Glibc

/// The time of day of this machine.
enum WallClock {
    /// Milliseconds since 1970.
    static var milliseconds: Int64 {
        var time = timeval()
        unsafe gettimeofday(&time, nil)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_usec) / 1_000
    }
}
