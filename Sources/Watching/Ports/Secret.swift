/// A password or token that no description, log line, error or reflection shows.
///
/// Only the transport, which must send it, opens it (the style tests check that), so leaking one
/// takes a deliberate line of code.
package struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    private let text: String

    /// Wraps the text, which cannot be seen from then on.
    package init(_ text: String) {
        self.text = text
    }

    /// Hands the text to `body`, which must not keep it.
    package func reveal<Result>(_ body: (String) -> Result) -> Result {
        body(text)
    }

    /// Returns a text in which every occurrence, also as JSON escapes it, is replaced.
    package func removed(from text: [UInt8], leaving mark: [UInt8]) -> [UInt8] {
        let plain = self.text
        guard !plain.isEmpty else { return text }
        let escaped = plain.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return [escaped, plain, escaped.replacing("/", with: "\\/")].reduce(text) { text, secret in
            text.replacing(Array(secret.utf8), with: mark)
        }
    }

    package var description: String { "<redacted>" }
    package var debugDescription: String { "<redacted>" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
