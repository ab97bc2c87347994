import Model
import Systemd
import Watching

/// The wall clock of the machine.
struct SystemTime: TimeSource {
    var wall: Timestamp { Timestamp(milliseconds: WallClock.milliseconds()) }
}
