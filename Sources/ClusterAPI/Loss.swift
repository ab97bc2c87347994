/// A part of an answer that could not be read, while the rest could.
package struct Loss: Hashable, Sendable, CustomStringConvertible {
    /// Where it is, such as `$[3].status` or `$["1"].total_req`.
    package var path: String
    /// What was expected and what type was found; never the value itself.
    package var reason: String

    /// Joins a place and a reason.
    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    package var description: String { "\(path): \(reason)" }
}
