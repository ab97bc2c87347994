import Glibc
import Model
import Watching

/// The wall clock of the machine.
struct SystemTime: TimeSource {
    var wall: Timestamp {
        var now = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &now)
        return Timestamp(
            milliseconds: Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000
        )
    }
}
