/// A JSON value as the simulated cluster writes it.
///
/// The simulator has its own JSON on purpose: were it to share the daemon's types, a
/// misunderstanding of the API would be on both sides and no test could see it. Members keep
/// their order, integers and floats stay apart, as the product's answers do.
package enum JSON: Sendable, Equatable {
    /// The literal null.
    case null
    /// True or false.
    case boolean(Bool)
    /// A number written without a fraction.
    case integer(Int)
    /// A number always written with a fraction or an exponent.
    case number(Double)
    /// Text.
    case string(String)
    /// An ordered list.
    case array([JSON])
    /// Members in the order in which they are written.
    case object([Member])

    /// A name and its value inside an object.
    package struct Member: Sendable, Equatable {
        /// The key.
        package var name: String
        /// What stands behind the key.
        package var value: JSON
    }

    /// Returns the first member of that name, nil when this is no object or has none.
    package subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// Adds a member at the end of an object; anything else stays as it is.
    mutating func append(_ name: String, _ value: JSON) {
        guard case .object(var members) = self else { return }
        members.append(Member(name: name, value: value))
        self = .object(members)
    }

    /// Adds all members of another object at the end.
    mutating func append(contentsOf other: JSON) {
        guard case .object(var members) = self, case .object(let more) = other else { return }
        members += more
        self = .object(members)
    }

    /// Returns this object with only the members that the predicate keeps.
    func keeping(_ isKept: (String) -> Bool) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { isKept($0.name) })
    }

    /// Returns a copy in which every member of that name, at any depth, has another value.
    ///
    /// Without a replacement the members are removed.
    func replacing(field: String, with replacement: JSON?) -> JSON {
        switch self {
        case .null, .boolean, .integer, .number, .string: self
        case .array(let elements):
            .array(elements.map { $0.replacing(field: field, with: replacement) })
        case .object(let members):
            .object(
                members.compactMap { member in
                    guard member.name == field else {
                        let value = member.value.replacing(field: field, with: replacement)
                        return Member(name: member.name, value: value)
                    }
                    return replacement.map { Member(name: field, value: $0) }
                }
            )
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    /// Writes text as a literal.
    package init(stringLiteral value: String) { self = .string(value) }
    /// Writes true or false as a literal.
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// Writes an integer as a literal.
    package init(integerLiteral value: Int) { self = .integer(value) }
    /// Writes a float as a literal.
    package init(floatLiteral value: Double) { self = .number(value) }
    /// Writes a list as a literal.
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// Writes an object as a literal that keeps its order.
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member(name: $0.0, value: $0.1) })
    }
}
