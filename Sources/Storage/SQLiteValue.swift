/// A value that SQLite stores.
enum SQLiteValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    /// The text, or null for none.
    init(_ text: String?) {
        self = text.map { .text($0) } ?? .null
    }

    /// The number, or null for none.
    init(_ number: Int64?) {
        self = number.map { .integer($0) } ?? .null
    }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    var blob: [UInt8]? {
        if case .blob(let bytes) = self { bytes } else { nil }
    }

    var integer: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }
}
