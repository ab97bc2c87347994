package import Model

/// A journal entry as it lies in the database.
package struct KeptEntry: Hashable, Sendable {
    /// A field of the journal.
    package struct Field: Hashable, Sendable {
        /// Its name, in capitals.
        package var name: String
        /// Its value.
        package var value: String

        /// Joins a name and a value.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Its place: a later entry has a greater number.
    package var number: Int64
    /// Unique, the entry's `REWATCHD_ID`.
    package var id: String
    /// When what it tells was decided.
    package var at: Timestamp
    /// The sentence for people.
    package var message: String
    /// The syslog priority.
    package var priority: Int
    /// Whether it is an event, and no step of an alert.
    package var isEvent = false
    /// The other fields, in order.
    package var fields: [Field] = []

    /// Joins an entry without fields.
    init(number: Int64, id: String, at: Timestamp, message: String, priority: Int) {
        self.number = number
        self.id = id
        self.at = at
        self.message = message
        self.priority = priority
    }
}
