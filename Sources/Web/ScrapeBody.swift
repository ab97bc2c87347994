import Exposition
import NIOCore

/// The body of one scrape, as segments in the order they are sent.
///
/// Segments that outlive a scrape are shared between all scrapes of a rendering, which neither
/// copies nor compresses them again.
package struct ScrapeBody: Sendable {
    private let segments: [BodySegment]

    /// Makes a body of segments; each should hold whole families, and be sorted among the others.
    package init(_ segments: [BodySegment]) {
        self.segments = segments
    }

    /// The text as it is.
    var plain: [ByteBuffer] { segments.map(\.plain) }

    /// The text as one gzip member; compresses the segments that were never asked for it.
    var compressed: [ByteBuffer] {
        let parts = segments.map(\.deflated)
        return [ByteBuffer(bytes: Gzip.header)] + parts.map(\.buffer)
            + [ByteBuffer(bytes: Gzip.trailer(of: parts.map(\.part)))]
    }
}
