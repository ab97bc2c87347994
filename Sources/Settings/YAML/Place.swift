/// Where something stands in the file, as editors count: line and column from 1.
///
/// Columns count Unicode code points, because libyaml does.
struct Place: Hashable, Comparable, Sendable {
    var line: Int
    var column: Int

    /// The place of what has none, such as a file that is not there.
    static let start = Place(line: 1, column: 1)

    static func < (left: Place, right: Place) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
