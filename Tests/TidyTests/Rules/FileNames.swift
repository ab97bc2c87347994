/// A file is named after the type it declares or extends: `Type.swift`, `Type+Aspect.swift`.
enum FileNames {
    @Sendable static func findings(in file: SourceFile) -> [Finding] {
        guard !file.isTest, file.stem != "main" else { return [] }
        let wanted = file.stem.split(separator: "+").first.map(String.init) ?? file.stem
        let declared = file.tokens.indices.filter { keywords.contains(file.text($0)) }
            .map { name(after: $0, in: file) }
        let found = declared.contains {
            $0 == wanted || $0.split(separator: ".").contains { $0 == wanted }
        }
        guard !found else { return suffixes(in: file) }
        let names = declared.isEmpty ? "no type" : declared.joined(separator: ", ")
        return [
            Finding(
                path: file.path,
                line: 1,
                message: "declares \(names), not \(wanted): name the file after its type"
            )
        ] + suffixes(in: file)
    }

    private static let keywords: Set<String> = [
        "struct", "enum", "class", "actor", "protocol", "extension", "typealias",
    ]

    private static func suffixes(in file: SourceFile) -> [Finding] {
        file.tokens.indices.compactMap { index in
            guard keywords.contains(file.text(index)) else { return nil }
            let name = name(after: index, in: file)
            guard let word = vague.first(where: name.hasSuffix) else { return nil }
            return file.finding(index, "\(name): \(word) says nothing, name what it does")
        }
    }

    private static let vague = ["Manager", "Helper", "Helpers", "Utils", "Utility"]

    /// The name, qualified where the source says so, as in `Journal.Field`.
    private static func name(after keyword: Int, in file: SourceFile) -> String {
        // `extension [UInt8]` extends Array.
        var name = file.text(keyword + 1) == "[" ? "Array" : file.text(keyword + 1)
        var index = keyword + 2
        while file.text(index) == "." {
            name += ".\(file.text(index + 1))"
            index += 2
        }
        return name
    }
}
