import Model

/// What several pages show in the same way.
enum Piece {
    /// How something stands: a sign, a word, and only then a colour.
    static func badge(_ standing: Standing, _ words: HTML) -> HTML {
        Tag.span(
            [.class("badge \(standing.rawValue)")],
            Tag.span([.class("sign"), .hidden], HTML(standing.sign)),
            words
        )
    }

    /// A sentence of ours with commands between backticks.
    static func prose(_ text: String) -> HTML {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        return HTML(
            parts.enumerated().map { place, part in
                place % 2 == 1 && place < parts.count - 1 ? Tag.code(HTML(part)) : HTML(part)
            }
        )
    }

    /// What has happened, which is neither good nor bad.
    static func event(_ words: HTML) -> HTML {
        Tag.span([.class("badge event")], Tag.span([.class("sign"), .hidden], "○"), words)
    }

    /// A share as a bar with its number beside it; a dash where it is unknown.
    static func bar(_ share: Double?, _ what: String) -> HTML {
        guard let share, share.isFinite else { return Tag.span([.class("none")], "–") }
        return Tag.span(
            [.class("measure")],
            rail(share),
            Tag.span([.title(what)], HTML(Quantity.ratio.text(share)))
        )
    }

    /// A share as a bar alone, for which the number stands elsewhere.
    static func rail(_ share: Double) -> HTML {
        // A full cache is no fault; what is wrong is said by an alert and not by a bar.
        let level = share >= 0.9 ? "warning" : "good"
        let filled = 100 * min(1, max(0, share))
        return Tag.svg(
            [.class("bar"), .viewBox(100, 8), .stretch, .hidden],
            Tag.rect([.class("rail"), .x(0), .y(0), .width(100), .height(8)]),
            Tag.rect([.class(level), .x(0), .y(0), .width(filled), .height(8)])
        )
    }

    /// A number with its unit; a dash where it is unknown.
    static func number(_ number: Double?, _ quantity: Quantity) -> HTML {
        number.map { HTML(quantity.text($0)) } ?? Tag.span([.class("none")], "–")
    }

    /// A time of which the brief form is shown and the whole one is there.
    static func time(_ time: Timestamp, beside now: Timestamp) -> HTML {
        Tag.time([.datetime(time.rfc3339)], HTML(ClockText.brief(time, beside: now)))
    }

    /// How old the data is, where it is older than a page should be.
    static func age(_ asOf: Timestamp?, _ now: Timestamp, isUp: Bool) -> HTML {
        guard let asOf else { return "nothing was read yet" }
        let age = Elapsed.text(from: asOf, to: now)
        guard !isUp else { return HTML("read \(age) ago") }
        return Tag.strong("last read \(Elapsed.text(from: asOf, to: now)) ago")
    }

    /// A cell of numbers, which stand below one another by their ends.
    static func cell(_ content: HTML) -> HTML { Tag.td([.class("n")], content) }

    /// The header cells of a table's columns; those that begin with `#` are of numbers.
    static func columns(_ names: [String]) -> HTML {
        Tag.thead(
            Tag.tr(
                HTML(
                    names.map { name in
                        name.hasPrefix("#")
                            ? Tag.th([.scope(.col), .class("n")], HTML(String(name.dropFirst())))
                            : Tag.th([.scope(.col)], HTML(name))
                    }
                )
            )
        )
    }

    /// A table of a section, by whose heading it is called; it scrolls where the screen is narrow.
    static func table(
        _ section: String,
        _ caption: HTML,
        _ columns: [String],
        _ rows: [HTML]
    ) -> HTML {
        Tag.div(
            [.class("scroll"), .tabindex(0), .role("region"), .labelled(by: section)],
            Tag.table(
                Tag.caption(caption),
                Self.columns(columns),
                Tag.tbody(HTML(rows))
            )
        )
    }

    /// Facts in two columns.
    static func facts(_ facts: [(HTML, HTML)]) -> HTML {
        Tag.dl(HTML(facts.map { HTML([Tag.dt($0.0), Tag.dd($0.1)]) }))
    }

    /// A part of a page under its own heading.
    static func section(_ id: String, _ title: HTML, _ content: HTML...) -> HTML {
        Tag.section(
            [.labelled(by: id)],
            Tag.h2([.id(id)], title),
            HTML(content)
        )
    }

    /// The few numbers that stand below a title, each with its name.
    static func figures(_ figures: [(name: HTML, value: HTML)]) -> HTML {
        Tag.dl(
            [.class("figures")],
            HTML(figures.map { name, value in Tag.div(Tag.dt(name), Tag.dd(value)) })
        )
    }
}
