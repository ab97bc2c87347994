/// The place of an object or of one of its fields in an answer; text only when it is needed.
struct JSONPath: CustomStringConvertible {
    /// Where the object is.
    enum Place {
        case root
        case element(Int)
        case member(JSONText)
        /// An element of a list that is a member of the answer.
        case item(String, Int)
        indirect case inside(Place, JSONText)
    }

    var place: Place
    /// A field of the object; nil for the object itself.
    var field: String?

    init(_ place: Place, _ field: String? = nil) {
        self.place = place
        self.field = field
    }

    var description: String {
        let object = Self.text(of: place)
        return field.map { "\(object).\($0)" } ?? object
    }

    private static func text(of place: Place) -> String {
        switch place {
        case .root: "$"
        case .element(let index): "$[\(index)]"
        case .member(let key): "$[\"\(printable(key))\"]"
        case .item(let list, let index): "$.\(list)[\(index)]"
        case .inside(let outer, let key): "\(text(of: outer))[\"\(printable(key))\"]"
        }
    }

    /// A key that some answer brought, harmless in one line of a log.
    private static func printable(_ key: JSONText) -> String {
        String(
            String.UnicodeScalarView(
                key.string(maximum: 64).unicodeScalars.map { scalar in
                    let isPlain = scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F
                    return isPlain && scalar != "\"" && scalar != "\\" ? scalar : "?"
                }
            )
        )
    }
}
