/// Files import what the table of arrows allows to their target, and nothing else.
enum Imports {
    @Sendable static func findings(in file: SourceFile) -> [Finding] {
        guard !file.isTest else { return [] }
        guard let arrows = Arrows.table.first(where: { $0.target == file.target }) else {
            let message = "\(file.target) is not in Arrows.swift: give it a layer"
            return [Finding(path: file.path, line: 1, message: message)]
        }
        return all(in: file).compactMap { index, module in
            guard !arrows.importable.contains(module) else { return nil }
            let message =
                "\(file.target) may not import \(module); see Tests/TidyTests/Arrows.swift"
            return file.finding(index, message)
        }
    }

    /// The modules that a file imports, each with the place of the keyword.
    static func all(in file: SourceFile) -> [(index: Int, module: String)] {
        file.tokens.indices.compactMap { index in
            guard file.text(index) == "import", file.text(index - 1) != "." else { return nil }
            let kinds = ["struct", "enum", "class", "func", "protocol", "typealias", "var", "let"]
            let hasKind = kinds.contains(file.text(index + 1))
            return (index, file.text(hasKind ? index + 2 : index + 1))
        }
    }
}
