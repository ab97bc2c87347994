import Exposition
import HTTPTypes
import NIOCore

/// A page or one of its parts, as it is made for whoever asked.
package struct PageAnswer: Sendable, Hashable {
    /// What kind of document it is.
    package enum Kind: String, Sendable, Hashable {
        case html = "text/html; charset=utf-8"
        case style = "text/css; charset=utf-8"
        case script = "text/javascript; charset=utf-8"
    }

    /// What a page may load and do: nothing from elsewhere, no script but ours, no frame around it.
    static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

    /// The HTTP status.
    package var status: Int
    /// The kind.
    package var kind: Kind
    /// The document in UTF-8.
    package var body: [UInt8]

    /// Joins an answer.
    package init(status: Int = 200, _ kind: Kind, _ body: [UInt8]) {
        self.status = status
        self.kind = kind
        self.body = body
    }

    /// The answer on the wire, compressed for who takes that.
    func answer(isCompressed: Bool) -> Answer {
        let body = isCompressed ? Gzip.join([Gzip.deflate(body)]) : body
        var answer = Answer(
            HTTPResponse.Status(code: status),
            type: kind.rawValue,
            body: [ByteBuffer(bytes: body)]
        )
        .with(.contentSecurityPolicy, Self.policy)
        .with(.xContentTypeOptions, "nosniff")
        .with(.vary, "Accept-Encoding")
        if let name = HTTPField.Name("Referrer-Policy") {
            answer = answer.with(name, "no-referrer")
        }
        if isCompressed { answer = answer.with(.contentEncoding, "gzip") }
        // Style and script change only with the program; a login may stand before them.
        return kind == .html ? answer : answer.with(.cacheControl, "private, max-age=300")
    }
}
