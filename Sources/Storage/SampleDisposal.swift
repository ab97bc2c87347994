/// Drops the oldest samples beyond the limits and gives their room back.
struct SampleDisposal {
    /// How many chunks are dropped at a time.
    private static let step: Int64 = 64
    /// How often at most in one cycle, so that a smaller limit does not hold up a cycle.
    private static let stepsMax = 32
    /// Free pages beyond this are given back to the file system; fewer are soon used again.
    private static let freePagesMax: Int64 = 256

    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) {
        self.connection = connection
    }

    /// Drops what is too old at a time, then what is too much; the caller has begun a transaction.
    func run(_ limits: SampleLimits, now: Int64) throws(StorageError) {
        let (oldest, isOverflowing) = now.subtractingReportingOverflow(limits.age)
        if !isOverflowing {
            // Chunks lie in the order of sealing, so the old ones are the first.
            try connection.rows(
                """
                DELETE FROM chunk WHERE newest < ? AND number IN
                (SELECT number FROM chunk ORDER BY number LIMIT \(Self.step * 4))
                """,
                [.integer(oldest)]
            )
        }
        for _ in 0..<Self.stepsMax where try usedBytes() > limits.bytes {
            try connection.rows(
                """
                DELETE FROM chunk WHERE number IN
                (SELECT number FROM chunk ORDER BY number LIMIT \(Self.step))
                """
            )
        }
        let free = try connection.number("PRAGMA freelist_count") ?? 0
        if free > Self.freePagesMax {
            try connection.rows("PRAGMA incremental_vacuum(\(Self.freePagesMax))")
        }
    }

    /// The bytes of the pages that hold something.
    func usedBytes() throws(StorageError) -> Int {
        let pages = try connection.number("PRAGMA page_count") ?? 0
        let free = try connection.number("PRAGMA freelist_count") ?? 0
        let size = try connection.number("PRAGMA page_size") ?? 0
        return Int((pages - free) * size)
    }
}
