/// How much of the past the file may keep.
package struct SampleLimits: Hashable, Sendable {
    /// The most bytes that the file takes; the oldest chunks go first.
    package var bytes: Int
    /// How old a sample may become, in milliseconds.
    package var age: Int64

    /// Joins the limits.
    package init(bytes: Int = 1 << 30, age: Int64 = 7 * 86_400_000) {
        self.bytes = bytes
        self.age = age
    }
}
