package import Exposition
import NIOCore
import Synchronization

/// A stretch of a scrape's body, kept for as long as its content is valid.
///
/// It is rendered when the first client asks, in the format and compression that this one asks for,
/// and kept in that form alone: with a usual Prometheus the megabytes of the plain text are never
/// held, only what was compressed. Others that ask meanwhile wait for that one result: a form is
/// made at most once.
package final class BodySegment: Sendable {
    private struct Form {
        var plain: ByteBuffer?
        var deflated: Deflated?
    }

    private let render: @Sendable (ExpositionFormat) -> [UInt8]
    private let forms = Mutex<[ExpositionFormat: Form]>([:])

    /// Takes how to render; called at most twice for each format, and always with the same result.
    package init(render: @escaping @Sendable (ExpositionFormat) -> [UInt8]) {
        self.render = render
    }

    /// The bytes in the form that is written to sockets.
    func plain(_ format: ExpositionFormat) -> ByteBuffer {
        forms.withLock { forms in
            if let plain = forms[format]?.plain { return plain }
            let plain = ByteBuffer(bytes: render(format))
            forms[format, default: Form()].plain = plain
            return plain
        }
    }

    /// The bytes compressed, and the same as a buffer.
    func deflated(_ format: ExpositionFormat) -> Deflated {
        forms.withLock { forms in
            let form = forms[format, default: Form()]
            if let deflated = form.deflated { return deflated }
            let part =
                form.plain.map { Gzip.deflate($0.readableBytesSpan) }
                ?? Gzip.deflate(render(format))
            let deflated = Deflated(part: part, buffer: ByteBuffer(bytes: part.bytes))
            forms[format, default: Form()].deflated = deflated
            return deflated
        }
    }

    /// A compressed segment.
    struct Deflated: Sendable {
        let part: DeflatedPart
        let buffer: ByteBuffer
    }
}
