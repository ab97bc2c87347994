/// A place where the sources break a rule, and what to do instead.
struct Finding: CustomStringConvertible {
    /// The path relative to the package root.
    let path: String

    /// The line, counted from 1.
    let line: Int

    /// What is wrong and what is right.
    let message: String

    /// The form that editors make clickable.
    var description: String { "\(path):\(line): \(message)" }
}
