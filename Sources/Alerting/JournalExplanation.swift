/// What `journalctl -x` says below every entry of one message identifier.
///
/// Kinds of alert and kinds of event have one each; the catalogue file is rendered from them.
package struct JournalExplanation: Hashable, Sendable {
    /// The journal's `MESSAGE_ID`, 128 bits in hexadecimal, fixed for ever.
    package var messageID: String
    /// A headline without a full stop.
    package var title: String
    /// What it means, in one or two sentences.
    package var meaning: String
    /// What to look at first.
    package var check: String
    /// The exposed metric that shows the same; empty where none does.
    package var metric: String

    /// Joins an explanation.
    package init(
        messageID: String,
        title: String,
        meaning: String,
        check: String,
        metric: String
    ) {
        self.messageID = messageID
        self.title = title
        self.meaning = meaning
        self.check = check
        self.metric = metric
    }
}
