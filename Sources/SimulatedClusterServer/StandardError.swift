import Glibc

/// Lines on stderr, for programs around a simulated cluster.
package enum StandardError {
    /// Writes a line; that nobody reads it is no trouble of ours.
    package static func write(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(2, $0.baseAddress, $0.count) }
    }
}
