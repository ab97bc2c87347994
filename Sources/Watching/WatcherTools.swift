package import Model

/// What a watcher needs from the world: two clocks, somebody to tell, somewhere to publish.
package struct WatcherTools<C: Clock>: Sendable where C.Duration == Duration {
    private let clock: C
    private let start: C.Instant
    private let time: any TimeSource
    /// Is told what happens.
    package let observer: any Observer
    /// Shows the latest state.
    package let board: StatusBoard
    /// Keeps what outlives the program.
    package let keeper: any StateKeeper
    /// Keeps the samples; nil where they live in memory only.
    package let samples: (any SampleKeeper)?

    /// Joins the tools; monotonic time is counted from `start`, which all watchers share.
    package init(
        clock: C,
        start: C.Instant,
        time: any TimeSource,
        observer: any Observer,
        board: StatusBoard,
        keeper: any StateKeeper = NoStateKeeper(),
        samples: (any SampleKeeper)? = nil
    ) {
        self.clock = clock
        self.start = start
        self.time = time
        self.observer = observer
        self.board = board
        self.keeper = keeper
        self.samples = samples
    }

    /// The time on both clocks.
    package var now: Moment {
        Moment(monotonic: start.duration(to: clock.now), wall: time.wall)
    }

    /// Sleeps until a monotonic time; returns at once when that is over.
    package func sleep(until time: Duration) async throws {
        try await clock.sleep(until: start.advanced(by: time), tolerance: nil)
    }
}
