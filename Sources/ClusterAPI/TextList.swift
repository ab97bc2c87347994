/// A few dozen texts in an order, each found by its bytes without making a `String`.
///
/// They are compared one after the other, beginning where the caller expects the text: the fields
/// of an object come in the same order every time. No reference is counted on the way, because that
/// would cost more than the comparison.
struct TextList: Sendable {
    private let keys: [TextKey]
    private let texts: [[UInt8]]

    /// Lists texts; of equal ones the first is found.
    init(_ texts: [String]) {
        self.texts = texts.map { Array($0.utf8) }
        keys = self.texts.map { TextKey($0) }
    }

    /// The place of a text in the list; nil for none of them.
    @inline(__always)
    func index(of text: JSONText, expectedAt guess: Int = 0) -> Int? {
        let key = text.key
        if guess < keys.count, isText(text, key, at: guess) { return guess }
        return keys.indices.first { isText(text, key, at: $0) }
    }

    @inline(__always)
    private func isText(_ text: JSONText, _ key: TextKey, at index: Int) -> Bool {
        keys[index] == key && (key.isComplete || text.equals(texts[index]))
    }
}
