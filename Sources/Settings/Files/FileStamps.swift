import Glibc

/// How some files look from the outside, to notice that one was written or exchanged.
///
/// A change that keeps size, number and both times to the nanosecond is not seen; nothing that
/// writes files does so.
package struct FileStamps: Hashable, Sendable {
    private struct Stamp: Hashable {
        var device: UInt
        var number: UInt
        var size: Int
        var modified: [Int]
        var changed: [Int]
    }

    private let stamps: [Stamp?]

    /// Looks at each file, at the end of its links; one that is not there is part of the look.
    package init(of paths: [String]) {
        stamps = paths.map { path in
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return nil }
            return Stamp(
                device: UInt(status.st_dev),
                number: UInt(status.st_ino),
                size: Int(status.st_size),
                modified: [status.st_mtim.tv_sec, status.st_mtim.tv_nsec],
                changed: [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
            )
        }
    }
}
