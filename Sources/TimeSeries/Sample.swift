/// One value of a series and the wall time that it belongs to.
package struct Sample: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var milliseconds: Int64
    /// Any bit pattern; kept as it is.
    package var value: Double

    /// Joins a time and a value.
    package init(milliseconds: Int64, value: Double) {
        self.milliseconds = milliseconds
        self.value = value
    }
}
