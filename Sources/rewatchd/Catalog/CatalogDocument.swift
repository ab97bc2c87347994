import Systemd

/// A catalogue as a document: sections of rows, rendered as Markdown or as JSON.
struct CatalogDocument {
    /// One row; the first cell names it.
    typealias Row = [String]

    /// A part of the document with one table.
    struct Section {
        var title: String
        var rows: [Row]
    }

    var title: String
    var introduction: String
    var columns: [String]
    var sections: [Section]

    /// The document as Markdown, tables included.
    var markdown: String {
        let head =
            "| " + columns.joined(separator: " | ") + " |\n"
            + "|" + columns.map { _ in "---|" }.joined() + "\n"
        let parts = sections.map { section in
            "\n## \(section.title)\n\n" + head
                + section.rows.map { "| " + $0.map(Self.cell).joined(separator: " | ") + " |\n" }
                .joined()
        }
        return "# \(title)\n\n\(introduction)\n" + parts.joined()
    }

    /// The rows as one JSON array of objects, whose keys are the columns in snake case.
    var json: String {
        let keys = ["section"] + columns.map { $0.lowercased().replacing(" ", with: "_") }
        let objects = sections.flatMap { section in
            section.rows.map { row in
                let members = zip(keys, [section.title] + row)
                    .map { "\"\($0)\": \(Self.quoted($1))" }
                return "  {" + members.joined(separator: ", ") + "}"
            }
        }
        return "[\n" + objects.joined(separator: ",\n") + "\n]"
    }

    private static func cell(_ text: String) -> String {
        text.replacing("|", with: "\\|").replacing("\n", with: " ")
    }

    /// Catalogue texts are ours: quotes and backslashes are all that needs escaping.
    private static func quoted(_ text: String) -> String {
        "\""
            + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("`", with: "") + "\""
    }
}
