import Model

/// A row of the table of an object's fields: the name in the API and what becomes of the value.
struct Field<Object>: Sendable {
    /// The name in the API.
    let name: StaticString
    /// Puts the value into the object; says what it should have been when it is of no use.
    let read: @Sendable (JSONValue, inout Object) -> StaticString?

    /// A field that is read by one of the lenient readers of ``FieldValue``.
    private init<Value>(
        _ name: StaticString,
        _ value: @escaping @Sendable (JSONValue) -> FieldValue<Value>,
        _ set: @escaping @Sendable (inout Object, Value) -> Void
    ) {
        self.name = name
        self.read = { json, object in
            switch value(json) {
            case .value(let value):
                set(&object, value)
                return nil
            case .absent: return nil
            case .lost(let expected): return expected
            }
        }
    }

    static func text(
        _ name: StaticString,
        _ set: @escaping @Sendable (inout Object, String) -> Void
    ) -> Field { Field(name, { $0.asText }, set) }

    static func texts(
        _ name: StaticString,
        _ set: @escaping @Sendable (inout Object, [String]) -> Void
    ) -> Field { Field(name, { $0.asTexts }, set) }

    static func number(
        _ name: StaticString,
        _ set: @escaping @Sendable (inout Object, Double) -> Void
    ) -> Field { Field(name, { $0.asNumber }, set) }

    static func bool(
        _ name: StaticString,
        _ set: @escaping @Sendable (inout Object, Bool) -> Void
    ) -> Field { Field(name, { $0.asBool }, set) }

    static func time(
        _ name: StaticString,
        _ set: @escaping @Sendable (inout Object, Timestamp) -> Void
    ) -> Field { Field(name, { $0.asTime }, set) }

    static func uid(
        _ name: StaticString,
        _ set: @escaping @Sendable (inout Object, UID) -> Void
    ) -> Field { Field(name, { $0.asUID }, set) }

    /// A nested object of which only matters that it is there.
    static func presence(
        _ name: StaticString,
        _ set: @escaping @Sendable (inout Object, Bool) -> Void
    ) -> Field { Field(name, { $0.asPresence }, set) }

    static func status<Word: StatusWord>(
        _ name: StaticString,
        empty: Word? = nil,
        _ set: @escaping @Sendable (inout Object, Status<Word>) -> Void
    ) -> Field {
        Field(name, { $0.asWord }) { object, word in
            if word.isEmpty, let empty {
                set(&object, .known(empty))
            } else {
                set(&object, Status(word: word))
            }
        }
    }
}
