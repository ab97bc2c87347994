import Exposition
import NIOCore
import Synchronization

/// The body of a scrape, as segments in the order they are sent.
///
/// Segments that outlive a body are shared between all bodies of a rendering, which neither copies
/// nor compresses them again; a body that is sent several times is put together once in each form.
package final class ScrapeBody: Sendable {
    private struct Form: Hashable {
        var format: ExpositionFormat
        var isCompressed: Bool
    }

    /// Up to so many bytes copying costs less than writing a body piece by piece.
    private static let joinedMax = 128 << 10

    private let segments: [BodySegment]
    private let forms = Mutex<[Form: [ByteBuffer]]>([:])

    /// Makes a body of segments; each should hold whole families, and be sorted among the others.
    package init(_ segments: [BodySegment]) {
        self.segments = segments
    }

    /// The text as it is; renders the segments that were never asked for it.
    func plain(_ format: ExpositionFormat) -> [ByteBuffer] {
        pieces(in: Form(format: format, isCompressed: false)) {
            let end = format.end
            return segments.map { $0.plain(format) } + (end.isEmpty ? [] : [ByteBuffer(bytes: end)])
        }
    }

    /// The text as one gzip member; compresses the segments that were never asked for it.
    func compressed(_ format: ExpositionFormat) -> [ByteBuffer] {
        pieces(in: Form(format: format, isCompressed: true)) {
            let parts = segments.map { $0.deflated(format) }
            let end = Gzip.deflate(format.end)
            let trailer = Gzip.trailer(of: parts.map(\.part) + [end])
            return [ByteBuffer(bytes: Gzip.header)] + parts.map(\.buffer)
                + [ByteBuffer(bytes: end.bytes), ByteBuffer(bytes: trailer)]
        }
    }

    private func pieces(in form: Form, make: () -> [ByteBuffer]) -> [ByteBuffer] {
        forms.withLock { forms in
            if let known = forms[form] { return known }
            let pieces = Self.joined(make())
            forms[form] = pieces
            return pieces
        }
    }

    private static func joined(_ pieces: [ByteBuffer]) -> [ByteBuffer] {
        let size = pieces.reduce(0) { $0 + $1.readableBytes }
        guard size <= joinedMax else { return pieces }
        var whole = ByteBuffer()
        whole.reserveCapacity(size)
        for piece in pieces { whole.writeImmutableBuffer(piece) }
        return [whole]
    }
}
