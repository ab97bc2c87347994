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

    /// The text as it is; renders the segments that were never asked for it.
    func plain(_ format: ExpositionFormat) -> [ByteBuffer] {
        let end = format.end
        return segments.map { $0.plain(format) } + (end.isEmpty ? [] : [ByteBuffer(bytes: end)])
    }

    /// The text as one gzip member; compresses the segments that were never asked for it.
    func compressed(_ format: ExpositionFormat) -> [ByteBuffer] {
        let parts = segments.map { $0.deflated(format) }
        let end = Gzip.deflate(format.end)
        return [ByteBuffer(bytes: Gzip.header)] + parts.map(\.buffer)
            + [
                ByteBuffer(bytes: end.bytes),
                ByteBuffer(bytes: Gzip.trailer(of: parts.map(\.part) + [end])),
            ]
    }
}
