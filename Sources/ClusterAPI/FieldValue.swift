import Model

/// What a field says, leniently read.
enum FieldValue<Value> {
    case value(Value)
    /// The field is null, which is as good as no field.
    case absent
    /// The field says nothing that could be used; this is what it should have been.
    case lost(expected: StaticString)
}

/// The most bytes of a name or another text; longer ones are cut off.
private let maximumTextBytes = 1_024
/// The most bytes of an identifier or a status word.
private let maximumWordBytes = 64
/// The most elements of a list within an object; the others are left out.
private let maximumListCount = 64
/// The year 5138, beyond which a number of seconds is no time.
private let maximumSeconds = 1e11

extension JSONValue {
    /// A text, cut off at a bound.
    var asText: FieldValue<String> {
        if let text { return .value(text.string(maximum: maximumTextBytes)) }
        return isNull ? .absent : .lost(expected: "a string")
    }

    /// A word of an enumeration, whatever it is.
    var asWord: FieldValue<String> {
        if let text { return .value(text.string(maximum: maximumWordBytes)) }
        return isNull ? .absent : .lost(expected: "a string")
    }

    /// A finite number, also one within a string.
    var asNumber: FieldValue<Double> {
        if let double { return .value(double) }
        if isNull { return .absent }
        guard let number = text.flatMap(Self.number) else { return .lost(expected: "a number") }
        return .value(number)
    }

    /// A truth value, also as the words that the API uses for it here and there.
    var asBool: FieldValue<Bool> {
        if let bool { return .value(bool) }
        if isNull { return .absent }
        switch text?.string(maximum: maximumWordBytes) {
        case "on", "true", "yes", "enabled": return .value(true)
        case "off", "false", "no", "disabled": return .value(false)
        case _: return .lost(expected: "a boolean")
        }
    }

    /// That there is an object.
    var asPresence: FieldValue<Bool> {
        if kind == .object { return .value(true) }
        return isNull ? .absent : .lost(expected: "an object")
    }

    /// An identifier, written as a number or as a string.
    var asUID: FieldValue<UID> {
        if let integer { return .value(UID(integer)) }
        if isNull { return .absent }
        if let text, let uid = text.uid { return .value(uid) }
        return .lost(expected: "an identifier")
    }

    /// A point in time as RFC 3339.
    var asTime: FieldValue<Timestamp> {
        if isNull { return .absent }
        return text?.time.map(FieldValue.value) ?? .lost(expected: "a time")
    }

    /// A point in time, in whole or broken seconds since 1970, or as RFC 3339.
    var asEpoch: FieldValue<Timestamp> {
        guard case .value(let seconds) = asNumber else {
            let time = asTime
            return if case .lost = time { .lost(expected: "a time") } else { time }
        }
        guard seconds >= 0, seconds < maximumSeconds else { return .lost(expected: "a time") }
        return .value(Timestamp(milliseconds: Int64(seconds * 1_000)))
    }

    /// How many elements an array has.
    var asCount: FieldValue<Double> {
        if kind == .array { return .value(Double(elements.reduce(0) { count, _ in count + 1 })) }
        return isNull ? .absent : .lost(expected: "an array")
    }

    /// A list of texts, or a single one.
    var asTexts: FieldValue<[String]> {
        switch kind {
        case .null: return .absent
        case .string: return .value(text.map { [$0.string(maximum: maximumTextBytes)] } ?? [])
        case .array:
            let texts = elements.prefix(maximumListCount).map { $0.text }
            guard texts.allSatisfy({ $0 != nil }) else {
                return .lost(expected: "a list of strings")
            }
            return .value(texts.compactMap { $0?.string(maximum: maximumTextBytes) })
        case .bool, .number, .object: return .lost(expected: "a list of strings")
        }
    }

    /// A decimal number in a string; other spellings that Swift reads (`nan`, `0x1p3`) are none.
    private static func number(_ text: JSONText) -> Double? {
        guard text.count > 0, text.count <= maximumWordBytes else { return nil }
        let string = text.string(maximum: maximumWordBytes)
        let isDecimal = string.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
                UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
                true
            default: false
            }
        }
        guard isDecimal, let number = Double(string), number.isFinite else { return nil }
        return number
    }
}

extension JSONText {
    /// The text as a point in time that is written as RFC 3339; nil when it is none.
    fileprivate var time: Timestamp? {
        count <= maximumWordBytes ? withBytes { Timestamp(rfc3339: $0) } : nil
    }

    /// Whether it may be an identifier or a name: neither empty nor too long.
    var isIdentifier: Bool { count > 0 && count <= maximumWordBytes }

    /// The text as an identifier; nil when it cannot be one.
    var uid: UID? { isIdentifier ? UID(string(maximum: maximumWordBytes)) : nil }
}
