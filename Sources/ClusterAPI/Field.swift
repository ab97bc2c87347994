import Model

/// A row of the table of an object's fields: the name in the API and what becomes of the value.
///
/// A class for the sake of ``ObjectReader``, which borrows it.
final class Field<Object>: Sendable {
    /// The name in the API.
    let name: StaticString
    /// Puts the value into the object; says what it should have been when it is of no use.
    let read: @Sendable (JSONValue, inout Object) -> StaticString?

    init(
        name: StaticString,
        read: @escaping @Sendable (JSONValue, inout Object) -> StaticString?
    ) {
        self.name = name
        self.read = read
    }

    /// A field that is read by one of the lenient readers of ``FieldValue``.
    private convenience init<Value>(
        _ name: StaticString,
        _ value: @escaping @Sendable (JSONValue) -> FieldValue<Value>,
        _ set: @escaping @Sendable (inout Object, Value) -> Void
    ) {
        self.init(name: name) { json, object in
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
        let vocabulary = Vocabulary(empty: empty)
        return Field(name: name) { json, object in
            if let text = json.text, let word = vocabulary.word(text) {
                set(&object, .known(word))
                return nil
            }
            switch json.asWord {
            case .value(let word): set(&object, .unrecognised(word))
            case .absent: break
            case .lost(let expected): return expected
            }
            return nil
        }
    }

    /// A percentage, read as a ratio.
    static func percent(
        _ name: StaticString,
        _ set: @escaping @Sendable (inout Object, Double) -> Void
    ) -> Field { Field(name, { $0.asNumber }) { set(&$0, $1 / 100) } }

    /// A point in time, in seconds since 1970 or as RFC 3339.
    static func epoch(
        _ name: StaticString,
        _ set: @escaping @Sendable (inout Object, Timestamp) -> Void
    ) -> Field { Field(name, { $0.asEpoch }, set) }

    /// A list of which only matters how long it is.
    static func count(
        _ name: StaticString,
        _ set: @escaping @Sendable (inout Object, Double) -> Void
    ) -> Field { Field(name, { $0.asCount }, set) }

    /// A nested object, whose fields are read as those of the whole.
    static func inside(_ name: StaticString, _ fields: [Field]) -> Field {
        let reader = ObjectReader(fields)
        return Field(name: name) { json, object in
            if json.isNull { return nil }
            guard json.kind == .object else { return "an object" }
            var losses = LossLog()
            reader.read(json, into: &object, at: .root, losses: &losses)
            return losses.count == 0 ? nil : "other types within it"
        }
    }

    /// A list of nested objects with identifiers.
    static func list<Item: Hashable & Sendable>(
        _ name: StaticString,
        _ fields: [Field<Item>],
        make: @escaping @Sendable (UID) -> Item,
        _ set: @escaping @Sendable (inout Object, [Item]) -> Void
    ) -> Field {
        let reader = ObjectReader(fields)
        return Field(name: name) { json, object in
            if json.isNull { return nil }
            // Nearly all of them.
            if json.kind == .array, json.countHint == 0 {
                set(&object, [])
                return nil
            }
            var losses = LossLog()
            do throws(DecodingFailure) {
                let list = try reader.list(json, losses: &losses, make: make)
                set(&object, list.objects)
            } catch {
                return "a list of objects"
            }
            return losses.count == 0 ? nil : "other types within it"
        }
    }
}
