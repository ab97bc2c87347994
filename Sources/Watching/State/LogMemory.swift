/// What of the forwarding of a cluster's own log outlives the program.
package struct LogMemory: Hashable, Sendable {
    /// A record, told apart by its second and a hash over its content.
    package struct Record: Hashable, Sendable {
        /// Its second since 1970, by the cluster's clock.
        package var second: Int64
        /// The hash.
        package var digest: Int64

        /// Joins the two.
        package init(second: Int64, digest: Int64) {
            self.second = second
            self.digest = digest
        }
    }

    /// The second of the newest record; nil while there was none.
    package var newest: Int64?
    /// From which second on the log is asked for; nil from its first record on.
    package var floor: Int64?
    /// The records from the floor on that were dealt with, and how often each was there.
    package var seen: [Record: Int]

    /// Joins what was kept.
    package init(newest: Int64? = nil, floor: Int64? = nil, seen: [Record: Int] = [:]) {
        self.newest = newest
        self.floor = floor
        self.seen = seen
    }
}
