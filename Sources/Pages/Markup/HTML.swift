// Pages are made of values of one type that cannot hold anything unescaped. Text enters through
// `init(_:)` or as a literal, with or without interpolation, and is escaped on its way in; an
// element is made by `Tag`, whose names are the cases of an enumeration; an attribute by
// `Attribute`, whose names are constants and whose values are escaped in the same way. There is no
// way to put a string in as markup, so there is nothing to forget.
//
// - Making a piece copies the bytes of what it holds: O(size × depth), and pages are ten deep.
// - `bytes` is the document, complete: nothing is escaped later.
//
// Left out: a tree that could be looked at or changed afterwards, streaming, any templating.

/// A piece of a page, escaped from the moment it is made.
package struct HTML: Sendable, Hashable {
    /// The markup in UTF-8.
    package private(set) var bytes: [UInt8]

    /// A piece that shows a text as it is, whatever is in it.
    package init(_ text: String) {
        bytes = []
        bytes.append(escaped: text)
    }

    /// Joins pieces, in their order and with nothing in between.
    package init(_ pieces: [HTML]) {
        bytes = []
        bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count })
        for piece in pieces { bytes += piece.bytes }
    }

    /// A piece that shows nothing.
    package static let nothing = HTML([])

    /// A whole document around its root element.
    package static func document(_ root: HTML) -> HTML {
        HTML(bytes: Array("<!DOCTYPE html>\n".utf8) + root.bytes + [UInt8(ascii: "\n")])
    }

    /// An element; the only other way into the bytes, and its names are constants.
    init(_ tag: Tag, _ attributes: [Attribute], _ children: [HTML]) {
        let name = tag.rawValue.utf8
        var bytes: [UInt8] = []
        let inside = children.reduce(0) { $0 + $1.bytes.count }
        bytes.reserveCapacity(inside + attributes.count * 24 + name.count * 2 + 5)
        bytes.append(UInt8(ascii: "<"))
        bytes += name
        for attribute in attributes { bytes.append(attribute) }
        bytes.append(UInt8(ascii: ">"))
        if !tag.isVoid {
            for child in children { bytes += child.bytes }
            bytes += "</".utf8
            bytes += name
            bytes.append(UInt8(ascii: ">"))
        }
        self.bytes = bytes
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The markup as text, for tests.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether it shows nothing.
    var isEmpty: Bool { bytes.isEmpty }
}

extension HTML: ExpressibleByStringInterpolation {
    /// A piece that shows the literal, and what is interpolated into it, as text.
    package init(stringLiteral text: String) {
        self.init(text)
    }
}

extension [UInt8] {
    /// Appends text such that neither markup nor a quoted attribute ends in it.
    ///
    /// Control characters have no meaning in a page and no place in its encoding; each becomes the
    /// mark for what cannot be shown.
    fileprivate mutating func append(escaped text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): self += "&amp;".utf8
            case UInt8(ascii: "<"): self += "&lt;".utf8
            case UInt8(ascii: ">"): self += "&gt;".utf8
            case UInt8(ascii: "\""): self += "&quot;".utf8
            case UInt8(ascii: "'"): self += "&#39;".utf8
            case 0x09, 0x0A: append(byte)
            case 0..<0x20, 0x7F: self += "\u{FFFD}".utf8
            default: append(byte)
            }
        }
    }

    fileprivate mutating func append(_ attribute: Attribute) {
        append(UInt8(ascii: " "))
        self += attribute.name.utf8
        guard let value = attribute.value else { return }
        self += "=\"".utf8
        append(escaped: value)
        append(UInt8(ascii: "\""))
    }
}
