import Exposition
import NIOCore
import Synchronization

/// A stretch of a scrape's body, kept for as long as its content is valid.
///
/// Holds the bytes once, in the form that is written to sockets, and compresses them when the
/// first client asks for it. Others that ask meanwhile wait for that one result: a segment is
/// compressed at most once.
package final class BodySegment: Sendable {
    let plain: ByteBuffer

    private let cache = Mutex<Deflated?>(nil)

    /// Copies rendered bytes; the caller may drop its own.
    package init(_ bytes: [UInt8]) {
        plain = ByteBuffer(bytes: bytes)
    }

    /// The number of bytes without compression.
    package var byteCount: Int { plain.readableBytes }

    /// The bytes compressed, and the same as a buffer.
    var deflated: Deflated {
        cache.withLock { cached in
            if let cached { return cached }
            let buffer = plain
            let part = Gzip.deflate(buffer.readableBytesSpan)
            let deflated = Deflated(part: part, buffer: ByteBuffer(bytes: part.bytes))
            cached = deflated
            return deflated
        }
    }

    /// A compressed segment.
    struct Deflated: Sendable {
        let part: DeflatedPart
        let buffer: ByteBuffer
    }
}
