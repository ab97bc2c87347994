/// What is said where a cluster or a database is not known.
package struct NotFoundPage: Sendable {
    private let sentence: String
    private let name: String

    /// Says what was looked for.
    package init(_ sentence: String, name: String) {
        self.sentence = sentence
        self.name = name
    }

    /// The document.
    package var html: HTML {
        Page(
            title: "Not found",
            content: [
                Tag.h1("Not found"),
                Tag.p(HTML("\(sentence): "), ShownName.html(name)),
                Tag.p(Tag.a([.href(.fleet)], "All clusters")),
            ]
        ).html
    }
}
