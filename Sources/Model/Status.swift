/// A status as read: a word that we know, or the word that we do not.
///
/// A new release may bring a new word; then the object stays visible as `unrecognised`, and the
/// word itself goes into the log and the event.
package enum Status<Word: StatusWord>: Hashable, Sendable, CustomStringConvertible {
    /// A word of the documented vocabulary.
    case known(Word)
    /// Any other word, as the API wrote it.
    case unrecognised(String)

    /// Looks a word of the API up in the vocabulary.
    package init(word: String) {
        self = Word(rawValue: word).map(Status.known) ?? .unrecognised(word)
    }

    /// The word as the API wrote it.
    package var description: String {
        switch self {
        case .known(let word): word.rawValue
        case .unrecognised(let word): word
        }
    }

    /// The value of the `status` label: the word, or `unrecognised`.
    package var label: String {
        switch self {
        case .known(let word): word.rawValue
        case .unrecognised: "unrecognised"
        }
    }
}
