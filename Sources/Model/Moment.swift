/// One instant on both clocks, handed to every machine that decides something.
///
/// Scheduling, holds and ages use ``monotonic``, which never steps; what leaves the program (a
/// sample, a journal entry) carries ``wall``. No machine holds a clock of its own, so a test says
/// what time it is, and a step of the wall clock is an ordinary input.
package struct Moment: Hashable, Sendable {
    /// Time since the program started; never goes back.
    package var monotonic: Duration
    /// The calendar's time; may be set forth and back.
    package var wall: Timestamp

    /// Joins the readings of the two clocks.
    package init(monotonic: Duration, wall: Timestamp) {
        self.monotonic = monotonic
        self.wall = wall
    }
}
