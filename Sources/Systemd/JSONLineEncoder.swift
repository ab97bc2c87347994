/// Writes a record as one JSON object a line, with the journal's own field names as keys.
///
/// All values are strings, `PRIORITY` too, and a name that occurs more than once becomes an array
/// of strings: both as `journalctl -o json` does it, so that one reader serves both.
package struct JSONLineEncoder: LineEncoding {
    /// Makes an encoder; it has no options.
    package init() {}

    /// Appends the object, `TIMESTAMP` first, and a line feed.
    package func encode(_ record: LogRecord, timestamp: String, into bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"{"TIMESTAMP":"#.utf8)
        EscapedText.append(timestamp, to: &bytes)
        let fields = record.fields
        for (index, field) in fields.enumerated() {
            let isRepeated = fields[..<index].contains { $0.name == field.name }
            guard !isRepeated else { continue }
            bytes.append(contentsOf: ",\"\(field.name)\":".utf8)
            append(fields[index...].filter { $0.name == field.name }, to: &bytes)
        }
        bytes.append(contentsOf: "}\n".utf8)
    }

    /// A journal value is an array exactly when there is more than one.
    private func append(_ fields: [JournalField], to bytes: inout [UInt8]) {
        if fields.count > 1 { bytes.append(UInt8(ascii: "[")) }
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            EscapedText.append(field.value, to: &bytes)
        }
        if fields.count > 1 { bytes.append(UInt8(ascii: "]")) }
    }
}
