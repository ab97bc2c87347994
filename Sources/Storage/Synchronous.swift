/// When SQLite waits for the disk; the raw value is its word and the configuration's.
package enum Synchronous: String, Sendable, CaseIterable {
    /// When the write-ahead log is emptied: a power cut costs the last commits at most.
    case normal
    /// At each commit: a power cut costs nothing that was committed, and each cycle an fsync.
    case full
    /// Never: a power cut may damage the file.
    case off
}
