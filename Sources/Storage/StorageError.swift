/// Why the database could not be used.
package enum StorageError: Error, Hashable, CustomStringConvertible {
    /// The file cannot be opened, with SQLite's reason.
    case cannotOpen(path: String, reason: String)
    /// The file was written by a newer version of the program.
    case tooNew(path: String, version: Int, known: Int)
    /// The file is damaged or no database.
    case damaged(path: String, reason: String)
    /// A statement failed: the disk is full, the file cannot be written, …
    case failed(path: String, reason: String)
    /// The database was closed.
    case closed(path: String)

    package var description: String {
        switch self {
        case .cannotOpen(let path, let reason): "cannot open \(path): \(reason)"
        case .tooNew(let path, let version, let known):
            "\(path) has schema \(version) of a newer version; this one knows \(known) at most"
        case .damaged(let path, let reason): "\(path) is damaged: \(reason)"
        case .failed(let path, let reason): "cannot use \(path): \(reason)"
        case .closed(let path): "\(path) is closed"
        }
    }
}
