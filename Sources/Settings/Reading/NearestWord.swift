/// Finds the word that was meant among known ones, which come sorted.
enum NearestWord {
    /// Returns the known word at most two edits away, or else one that begins the same.
    ///
    /// Words so short that two edits would make any other word of them need to be closer. Costs the
    /// product of the lengths for each known word.
    static func to(_ word: String, among known: [String]) -> String? {
        guard word.utf8.count <= 64 else { return nil }
        let letters = Array(word.lowercased())
        let distances = known.map { (word: $0, distance: distance(letters, Array($0))) }
        let nearest = distances.min { ($0.distance, $0.word) < ($1.distance, $1.word) }
        if let nearest, nearest.distance <= 2, nearest.distance * 2 < nearest.word.count {
            return nearest.word
        }
        guard word.count >= 3 else { return nil }
        return known.first { $0.hasPrefix(word) || word.hasPrefix($0) }
    }

    /// Says what was meant, as the end of a message, or what would have been possible.
    static func hint(for word: String, among known: [String]) -> String {
        if let nearest = to(word, among: known) { return "did you mean \(nearest.quoted)?" }
        return "known: \(known.joined(separator: ", "))"
    }

    /// Counts the letters to insert, remove or replace, a swap of neighbours being one edit.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        // Three rows of the table of optimal string alignment: the current one and the two above.
        var above: [Int] = []
        var previous = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let replaced = previous[column] + (letter == other ? 0 : 1)
                var best = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    best = min(best, above[column - 1] + 1)
                }
                current.append(best)
            }
            (above, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
