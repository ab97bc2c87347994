/// One value of a row: which of the object's series it belongs to, and what it is.
package struct Cell: Hashable, Sendable {
    /// The number that the owner gave to the series; the same one for the same metric.
    package var column: UInt16
    /// Any bit pattern; kept as it is.
    package var value: Double

    /// Joins a column and a value.
    package init(column: UInt16, value: Double) {
        self.column = column
        self.value = value
    }
}
