/// A fact in two columns: what it is, and what is so.
package struct Fact: Sendable, Hashable {
    /// What it is.
    package var name: String
    /// What is so.
    package var text: String

    /// Joins a fact.
    package init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }
}
