/// The elements that pages are made of; calling one makes a piece.
enum Tag: String, Sendable, CaseIterable {
    case html, head, title, meta, link, script, body
    case header, nav, main, footer, section, article, aside
    case h1, h2, h3, p, div, span, strong, small, code, pre
    case ul, ol, li, dl, dt, dd
    case a, bdi, abbr, time
    case table, caption, thead, tbody, tr, th, td
    case form, label, input, select, option, button
    case details, summary
    case figure, figcaption
    case svg, g, path, rect, line, text, circle, defs, pattern

    /// Makes an element of these pieces.
    func callAsFunction(_ children: HTML...) -> HTML {
        HTML(self, [], children)
    }

    /// Makes an element with attributes.
    func callAsFunction(_ attributes: [Attribute], _ children: HTML...) -> HTML {
        HTML(self, attributes, children)
    }

    /// Whether it has neither content nor an end.
    var isVoid: Bool {
        switch self {
        case .meta, .link, .input: true
        case .html, .head, .title, .script, .body, .header, .nav, .main, .footer, .section,
            .article, .aside, .h1, .h2, .h3, .p, .div, .span, .strong, .small, .code, .pre, .ul,
            .ol, .li, .dl, .dt, .dd, .a, .bdi, .abbr, .time, .table, .caption, .thead, .tbody, .tr,
            .th, .td, .form, .label, .select, .option, .button, .details, .summary, .figure,
            .figcaption, .svg, .g,
            .path, .rect, .line, .text, .circle, .defs, .pattern:
            false
        }
    }
}
