// A parsed document, as simdjson leaves it: a tape of 64-bit words, and a buffer of strings. The
// upper 8 bits of a word are the type's letter, the lower 56 its payload:
//
//   r       the root; the first value follows
//   { [     the lower 32 bits are the index of the word behind the matching } or ], the next 24
//           the number of elements or members
//   } ]     an end
//   "       the string's offset in the buffer, where 32 bits of length precede the bytes
//   l u d   an Int64, UInt64 or Double, which is the next word
//   t f n   true, false, null
//
// Source: https://github.com/simdjson/simdjson/blob/v3.0.1/doc/tape.md
//
// Walking it here instead of calling C for each value is what the decoder's speed comes from. Only
// this file and JSONText read the document's memory; a value is good while the closure given to
// `JSONParser.withDocument` runs and must not leave it. Reading a member is linear in the members
// before it, so whoever needs several walks the members once.

/// A value of a parsed document; valid as long as the document.
@safe struct JSONValue {
    private let tape: UnsafePointer<UInt64>
    private let strings: UnsafePointer<UInt8>
    private let index: Int

    /// The document's first value, from the tape and the strings of a successful parse.
    init(tape: UnsafePointer<UInt64>, strings: UnsafePointer<UInt8>) {
        unsafe self.tape = tape
        unsafe self.strings = strings
        self.index = 1
    }

    private init(_ other: JSONValue, at index: Int) {
        unsafe self.tape = other.tape
        unsafe self.strings = other.strings
        self.index = index
    }

    @inline(__always)
    private var word: UInt64 { unsafe tape[index] }

    @inline(__always)
    private var letter: UInt8 { UInt8(truncatingIfNeeded: word >> 56) }

    @inline(__always)
    private var nextIndex: Int {
        switch letter {
        case UInt8(ascii: "{"), UInt8(ascii: "["): Int(word & 0xFFFF_FFFF)
        case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"): index + 2
        default: index + 1
        }
    }

    /// The type.
    var kind: JSONKind {
        switch letter {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"): .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
        default: .null
        }
    }

    /// Whether it is null.
    @inline(__always)
    var isNull: Bool { letter == UInt8(ascii: "n") }

    /// The value of `true` and `false`.
    var bool: Bool? {
        switch letter {
        case UInt8(ascii: "t"): true
        case UInt8(ascii: "f"): false
        default: nil
        }
    }

    /// The value of any number; integers beyond 2^53 are rounded.
    @inline(__always)
    var double: Double? {
        switch letter {
        case UInt8(ascii: "d"): unsafe Double(bitPattern: tape[index + 1])
        case UInt8(ascii: "l"): unsafe Double(Int64(bitPattern: tape[index + 1]))
        case UInt8(ascii: "u"): unsafe Double(tape[index + 1])
        default: nil
        }
    }

    /// The value of a number written as an integer that 64 bits with a sign can hold.
    var integer: Int64? {
        letter == UInt8(ascii: "l") ? unsafe Int64(bitPattern: tape[index + 1]) : nil
    }

    /// The bytes of a string.
    @inline(__always)
    var text: JSONText? {
        guard letter == UInt8(ascii: "\"") else { return nil }
        let start = unsafe strings + Int(word & 0x00FF_FFFF_FFFF_FFFF)
        let count = unsafe UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
        return unsafe JSONText(start: start + 4, count: Int(count))
    }

    /// How many elements or members there are; a hint, as 24 bits cannot say more than 16 million.
    var countHint: Int {
        switch letter {
        case UInt8(ascii: "{"), UInt8(ascii: "["): Int(word >> 32 & 0x00FF_FFFF)
        default: 0
        }
    }

    /// The elements of an array, in order; none of anything else.
    var elements: Elements { Elements(of: self) }

    /// The members of an object, in order, equal keys included; none of anything else.
    var members: Members { Members(of: self) }

    /// The first member of that name in an object.
    func member(_ name: StaticString) -> JSONValue? {
        for (key, value) in members where key.equals(name) { return value }
        return nil
    }
}

extension JSONValue {
    /// Goes through an array.
    struct Elements: Sequence, IteratorProtocol {
        private var upcoming: JSONValue
        private let end: Int

        fileprivate init(of value: JSONValue) {
            let isArray = value.letter == UInt8(ascii: "[")
            upcoming = JSONValue(value, at: value.index + 1)
            end = isArray ? value.nextIndex - 1 : value.index + 1
        }

        mutating func next() -> JSONValue? {
            guard upcoming.index < end else { return nil }
            let value = upcoming
            upcoming = JSONValue(value, at: value.nextIndex)
            return value
        }
    }

    /// Goes through an object.
    struct Members: Sequence, IteratorProtocol {
        private var key: JSONValue
        private let end: Int

        fileprivate init(of value: JSONValue) {
            let isObject = value.letter == UInt8(ascii: "{")
            key = JSONValue(value, at: value.index + 1)
            end = isObject ? value.nextIndex - 1 : value.index + 1
        }

        @inline(__always)
        mutating func next() -> (key: JSONText, value: JSONValue)? {
            guard key.index < end, let text = key.text else { return nil }
            let value = JSONValue(key, at: key.index + 1)
            key = JSONValue(value, at: value.nextIndex)
            return (text, value)
        }
    }
}
