/// The identifier of an object within its cluster and kind, in its textual form.
///
/// The API writes the same identifier as a number in one resource and as a string in another
/// (`1` in /v1/nodes, `"1"` in /v1/shards and in every map key), so both become text here.
/// Numbers sort by value and before other text.
package struct UID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The identifier as the API writes it, without quotes.
    package let text: String

    /// Makes an identifier from text.
    package init(_ text: String) {
        self.text = text
    }

    /// Makes an identifier from a number.
    package init(_ number: Int64) {
        self.text = String(number)
    }

    package var description: String { text }

    package static func < (left: UID, right: UID) -> Bool {
        switch (UInt64(left.text), UInt64(right.text)) {
        case (let number?, let other?):
            number == other ? left.text < right.text : number < other
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): left.text < right.text
        }
    }
}
