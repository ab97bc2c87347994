// The samples in the file, for reading: by the export beside a running daemon, and by the daemon
// itself. Each read opens a connection of its own and sees the file as it was at that moment,
// whatever is written meanwhile; the writer is not held up. Between reads nothing stays open, which
// costs a millisecond a read and no memory.
//
// Chunks that cannot be read (their checksum does not hold) are left out and counted.

package import Model
import NIOPosix
package import TimeSeries

/// The samples that lie in the file.
package final class SampleArchive: Sendable {
    let path: String
    private let thread: NIOThreadPool

    /// An archive in a file, which need not be there yet.
    package init(path: String) {
        self.path = path
        thread = NIOThreadPool(numberOfThreads: 1)
        thread.start()
    }

    /// Ends the thread; what was begun is finished.
    package func close() async {
        try? await thread.shutdownGracefully()
    }

    /// Reads on a thread of its own.
    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (inout ArchiveReader) throws(StorageError) -> Value
    ) async throws(StorageError) -> Value {
        let path = path
        let outcome: Result<Value, StorageError>
        do {
            outcome = try await thread.runIfActive {
                do throws(StorageError) {
                    var reader = try ArchiveReader(path: path)
                    defer { reader.close() }
                    return .success(try body(&reader))
                } catch {
                    return .failure(error)
                }
            }
        } catch {
            throw .closed(path: path)
        }
        return try outcome.get()
    }
}

/// An object whose samples lie in the file.
package struct ArchivedObject: Hashable, Sendable {
    /// Its number in the file.
    package let number: Int64
    /// The cluster that it belongs to.
    package let cluster: String
    /// What it is; nil for a kind of another version of the program.
    package let kind: ObjectKind?
    /// Which one of its kind.
    package let uid: UID
    /// Its rendered labels, without those of the cluster.
    package let labels: String
    /// Over which spans its samples are means; nil for those that were read as they came.
    package let rollup: Rollup?
}

/// Rows of one object that lie in the file.
package struct ArchivedPiece: Sendable {
    /// The name of the metric of each column.
    package let metrics: [String]
    /// The rows.
    package let chunk: Chunk

    /// Adds the samples of a metric to others.
    package func append(_ metric: String, to samples: inout [Sample]) {
        guard let column = metrics.firstIndex(of: metric) else { return }
        samples += chunk.samples(of: column)
    }
}
