import Model

/// The words of one status, found by their bytes.
///
/// It stands here and not beside ``Status`` because generic code is fast only in the module that
/// calls it.
struct Vocabulary<Word: StatusWord>: Sendable {
    private let texts: TextTable
    private let words: [Word]

    /// With a word that an empty text stands for.
    init(empty: Word? = nil) {
        words = Array(Word.allCases) + [empty].compactMap(\.self)
        texts = TextTable(Word.allCases.map(\.rawValue) + (empty == nil ? [] : [""]))
    }

    /// The word that a text is; nil for none of them.
    func word(_ text: JSONText) -> Word? { texts.index(of: text).map { words[$0] } }
}
