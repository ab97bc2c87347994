/// Turns a record into one line of text; pure, so that it can be tested without a file.
package protocol LineEncoding: Sendable {
    /// Appends the line for a record, line feed included.
    ///
    /// The line holds no other line feed and no terminal control character, whatever the values
    /// hold: names of objects come from a cluster and must not forge a line or steer a terminal.
    ///
    /// - Parameters:
    ///   - record: The record; its fields keep their order.
    ///   - timestamp: The moment of writing, RFC 3339; the line begins with it.
    ///   - bytes: Where to append.
    func encode(_ record: LogRecord, timestamp: String, into bytes: inout [UInt8])
}
