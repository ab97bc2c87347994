extension String {
    /// The text in quotation marks, on one line and not long, for use in a message.
    var quoted: String {
        // 64 characters: longer than every key, short enough for a line of a terminal.
        let shown = prefix(64).unicodeScalars.map { scalar in
            scalar.isPrintable ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
        }
        return "\"\(shown.joined())\(count > 64 ? "…" : "")\""
    }

    /// Whether every character has a shape or is a plain space, so that a log line stays one.
    var isPrintable: Bool { unicodeScalars.allSatisfy(\.isPrintable) }
}

extension Unicode.Scalar {
    /// Whether the character has a shape of its own or is the plain space.
    var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator:
            false
        default: true
        }
    }
}
