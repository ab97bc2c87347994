/// Writes an entry as people read it: the time, what it is, and the sentence.
///
///     2026-11-22T00:33:43.120Z  firing    prod-eu: node 2 is down: active → down
package struct PlainLineEncoder: LineEncoding {
    /// The width of the second column, the longest state and two spaces.
    private static let width = 10

    /// Makes an encoder; it has no options.
    package init() {}

    /// Appends time, `REWATCHD_STATE` and `MESSAGE`, with every control character as a space.
    package func encode(_ record: LogRecord, timestamp: String, into bytes: inout [UInt8]) {
        let state = record["REWATCHD_STATE"] ?? ""
        let gap = String(repeating: " ", count: max(1, Self.width - state.count))
        let message = String(
            String.UnicodeScalarView(
                (record["MESSAGE"] ?? "").unicodeScalars.map { scalar in
                    EscapedText.isControl(scalar) ? " " : scalar
                }
            )
        )
        bytes.append(contentsOf: "\(timestamp)  \(state)\(gap)\(message)\n".utf8)
    }
}
