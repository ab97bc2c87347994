/// Writes a record as one logfmt line: the journal's field names in lower case.
///
/// A value stands bare where that is unambiguous and in quotation marks, with JSON's escapes, where
/// it is not: spaces, quotes, equals signs, control characters, and the empty value.
package struct LogfmtEncoder: LineEncoding {
    /// Makes an encoder; it has no options.
    package init() {}

    /// Appends `timestamp`, `priority`, `message`, then the other fields, and a line feed.
    package func encode(_ record: LogRecord, timestamp: String, into bytes: inout [UInt8]) {
        bytes.append(contentsOf: "timestamp=".utf8)
        append(timestamp, to: &bytes)
        // People read these lines: the priority is short and goes before the sentence.
        let leading = record.fields.filter { $0.name == "PRIORITY" }
        let following = record.fields.filter { $0.name != "PRIORITY" }
        for field in leading + following {
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: field.name.lowercased().utf8)
            bytes.append(UInt8(ascii: "="))
            append(field.value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private func append(_ value: String, to bytes: inout [UInt8]) {
        if value.isEmpty || value.unicodeScalars.contains(where: needsQuotes) {
            EscapedText.append(value, to: &bytes)
        } else {
            bytes.append(contentsOf: value.utf8)
        }
    }

    /// Unicode's spaces count as well, since some readers split at any of them.
    private func needsQuotes(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\"" || scalar == "=" || EscapedText.isControl(scalar)
            || scalar.properties.isWhitespace
    }
}
