/// One entry of the journal, or one log line: fields in the order in which they are written.
///
/// The same record goes to journald, to a logfmt line or to a JSON line; `TIMESTAMP` is the
/// business of the writers, since journald stamps its entries itself.
package struct LogRecord: Sendable, Hashable {
    /// The fields, first `MESSAGE`, then `PRIORITY`; a name may occur more than once.
    package var fields: [JournalField]
    /// When it was decided, RFC 3339; nil for a line, which is stamped when it is written.
    ///
    /// An entry that had to wait for the journal keeps its time.
    package var timestamp: String?

    /// Makes a record out of the standard fields and those of its own kind.
    ///
    /// - Parameters:
    ///   - message: The sentence that people read.
    ///   - priority: How urgent it is.
    ///   - messageID: The 128-bit identifier of the kind as 32 hexadecimal digits, if it has one.
    ///   - fields: Whatever else belongs to it, in this order.
    package init(
        message: String,
        priority: Priority,
        messageID: String? = nil,
        fields: [JournalField] = []
    ) {
        var all = [
            JournalField("MESSAGE", message), JournalField("PRIORITY", priority.fieldValue),
        ]
        if let messageID {
            all.append(JournalField("MESSAGE_ID", messageID))
        }
        self.fields = all + fields
    }

    /// Adds one more field at the end; a malformed name traps.
    package mutating func append(_ name: String, _ value: String) {
        fields.append(JournalField(name, value))
    }

    /// The first value under a name.
    package subscript(name: String) -> String? {
        fields.first { $0.name == name }?.value
    }
}
