/// A word that somebody put beside a database, such as `env` with the value `prod`.
package struct Tag: Hashable, Sendable {
    /// Its name, as it was written.
    package var name: String
    /// Its value.
    package var value: String

    /// Joins a name and a value.
    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
