/// The wire says `bdb`, we say database; only the code that speaks to the wire knows both.
enum WireWord {
    private static let speakers = [
        "Sources/ClusterAPI/", "Sources/SimulatedCluster/", "Sources/SimulatedClusterServer/",
        "Sources/resim/",
    ]

    /// Finds the wire's word in names and prose; a path or a link, which have a slash, may say it.
    static func findings(path: String, text: String) -> [Finding] {
        guard path.hasPrefix("Sources/"), path.hasSuffix(".swift"),
            !speakers.contains(where: path.hasPrefix)
        else { return [] }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().compactMap { number, line in
            let words = line.split(separator: " ").filter { !$0.contains("/") }
                .flatMap { $0.split { !$0.isLetter && !$0.isNumber } }
            guard words.contains(where: isWireWord) else { return nil }
            return Finding(path: path, line: number + 1, message: "bdb: here we say database")
        }
    }

    /// The word itself or a part of a compound name; not letters within a hexadecimal number.
    private static func isWireWord(_ word: Substring) -> Bool {
        if ["bdb", "bdbs"].contains(word.lowercased()) { return true }
        if word.contains("Bdb") || word.contains("BDB") { return true }
        return word.hasPrefix("bdb") && word.dropFirst(3).first?.isUppercase == true
    }
}
