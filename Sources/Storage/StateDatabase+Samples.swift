package import Model
import Synchronization
package import TimeSeries
package import Watching

extension StateDatabase: SampleKeeper {
    /// Writes pieces in one transaction, and drops the oldest beyond the limits.
    package func keep(
        _ pieces: [UnkeptPiece<SampledObject>],
        of cluster: String,
        at wall: Timestamp
    ) async throws(StateKeepingError) {
        guard !pieces.isEmpty else { return }
        try await keeping { connection throws(StorageError) in
            try self.samples.withLock { table throws(StorageError) in
                // What a transaction that fails has made known is not there.
                var next = table
                try connection.transaction { () throws(StorageError) in
                    try next.store(pieces, of: cluster, in: connection)
                    try SampleDisposal(connection).run(self.limits, now: wall.milliseconds)
                }
                table = next
            }
        }
    }
}
