import Glibc

extension StateDatabase {
    /// A database that is open, and what was done for it.
    package struct Opened: Sendable {
        /// The database.
        package let database: StateDatabase
        /// Where a damaged file was moved, and what was wrong with it; nil when it was good.
        package let setAside: (path: String, reason: String)?
    }

    /// Opens the file; a damaged one is moved aside and a new one begun.
    ///
    /// The damaged file keeps its content for whoever wants to look; `suffix` makes its name unique.
    /// - Throws: where no new file can be begun either, and for a file of a newer version, which
    ///   nobody may touch.
    package static func open(
        _ path: String,
        settingAsideAs suffix: String,
        synchronous: Synchronous = .normal,
        limits: SampleLimits = SampleLimits()
    ) throws(StorageError) -> Opened {
        func open() throws(StorageError) -> StateDatabase {
            try Self.open(path, synchronous: synchronous, limits: limits)
        }
        do throws(StorageError) {
            return Opened(database: try open(), setAside: nil)
        } catch .damaged(_, let reason) {
            let aside = "\(path).damaged-\(suffix)"
            guard unsafe rename(path, aside) == 0 else {
                throw .damaged(path: path, reason: reason)
            }
            // What belongs to the old file would be taken for the new one's.
            for end in ["-wal", "-shm"] { _ = unsafe rename(path + end, aside + end) }
            return Opened(database: try open(), setAside: (aside, reason))
        }
    }
}

extension SampleArchive {
    /// The bytes that the file takes with its journal; nil where there is none.
    package var fileBytes: Int? {
        let sizes = ["", "-wal"].compactMap { end -> Int? in
            var facts = stat()
            return unsafe stat(path + end, &facts) == 0 ? Int(facts.st_size) : nil
        }
        return sizes.isEmpty ? nil : sizes.reduce(0, +)
    }
}
