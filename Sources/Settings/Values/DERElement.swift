/// One element of DER, the encoding of certificates: X.690, sections 8 and 10.
///
///     ┌─────┬────────┬─────────────────┐
///     │ tag │ length │ content         │   0x30 03 │ 02 01 05   SEQUENCE { INTEGER 5 }
///     └─────┴────────┴─────────────────┘
///
/// The length is one byte below 0x80, or 0x80 plus the number of bytes of the length that follow.
/// Bit 0x20 of the tag says that the content is elements again; they must fill it exactly. Reading
/// costs a visit of each element and copies nothing.
struct DERElement {
    /// Far more than a certificate nests; it bounds the recursion.
    private static let depthMax = 32

    let tag: UInt8
    let content: ArraySlice<UInt8>
    /// The elements within, none in one that cannot have any.
    let elements: [DERElement]

    /// Why bytes are no DER.
    enum Flaw: Error, Hashable, CustomStringConvertible {
        case cutShort
        case goesOn
        case overrun
        case lengthForm
        case tagForm
        case nesting

        var description: String {
            switch self {
            case .cutShort: "it is cut short"
            case .goesOn: "something follows after its end"
            case .overrun: "an element is longer than the one that holds it"
            case .lengthForm: "a length is not written as DER demands"
            case .tagForm: "a tag has several bytes, which no certificate has"
            case .nesting: "elements nest deeper than \(depthMax)"
            }
        }
    }

    /// Reads the one element that is all of the bytes.
    init(_ bytes: [UInt8]) throws(Flaw) {
        var rest = bytes[...]
        self = try Self.next(in: &rest, depth: 0)
        guard rest.isEmpty else { throw .goesOn }
    }

    private init(tag: UInt8, content: ArraySlice<UInt8>, depth: Int) throws(Flaw) {
        self.tag = tag
        self.content = content
        guard tag & 0x20 != 0 else {
            elements = []
            return
        }
        guard depth < Self.depthMax else { throw .nesting }
        var elements: [DERElement] = []
        var rest = content
        while !rest.isEmpty { elements.append(try Self.next(in: &rest, depth: depth + 1)) }
        self.elements = elements
    }

    /// Reads the element at the front and takes it off.
    private static func next(
        in rest: inout ArraySlice<UInt8>,
        depth: Int
    ) throws(Flaw) -> DERElement {
        let tooShort: Flaw = depth == 0 ? .cutShort : .overrun
        guard let tag = rest.popFirst() else { throw tooShort }
        guard tag & 0x1F != 0x1F else { throw .tagForm }
        guard let length = try length(in: &rest), length <= rest.count else { throw tooShort }
        let content = rest.prefix(length)
        rest = rest.dropFirst(length)
        return try DERElement(tag: tag, content: content, depth: depth)
    }

    /// Reads a length and takes it off; nil when it is not all there.
    private static func length(in rest: inout ArraySlice<UInt8>) throws(Flaw) -> Int? {
        guard let first = rest.popFirst() else { return nil }
        guard first >= 0x80 else { return Int(first) }
        let count = Int(first & 0x7F)
        // 0 is BER's open length. More than four bytes: no file that is read is so large.
        guard (1...4).contains(count) else { throw .lengthForm }
        guard count <= rest.count else { return nil }
        let length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(count)
        // The shortest form that can hold it, and no other.
        guard length >= 0x80, length >> ((count - 1) * 8) > 0 else { throw .lengthForm }
        return length
    }
}
