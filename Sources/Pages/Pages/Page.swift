// What all pages have in common. The order in the document is the order of reading: a link past the
// head, the head with the way to the other pages, the content, the foot. The script replaces what
// is inside `main` and nothing else.

/// The frame around the content of a page.
struct Page {
    /// How often the script fetches the page again, in seconds.
    static let refreshPeriod = 5

    /// What the window is called.
    let title: String
    /// Which of the main pages it belongs to; nil for none.
    var section: PageAddress?
    /// The content.
    let content: [HTML]

    /// The whole document.
    var html: HTML {
        .document(
            Tag.html(
                [.lang("en")],
                head,
                Tag.body(
                    [.every(Self.refreshPeriod)],
                    Tag.a([.class("skip"), .href(fragment: "main")], "Skip to the content"),
                    header,
                    Tag.main([.id("main"), .tabindex(-1)], HTML(content)),
                    footer
                )
            )
        )
    }

    private var head: HTML {
        Tag.head(
            Tag.meta([.charset("utf-8")]),
            Tag.meta([.name("viewport"), .content("width=device-width, initial-scale=1")]),
            Tag.meta([.name("color-scheme"), .content("light dark")]),
            Tag.title(HTML("\(title) · rewatchd")),
            Tag.link([.rel("icon"), .icon]),
            Tag.link([.rel("stylesheet"), .href(.style)]),
            Tag.script([.source(.script), .defer])
        )
    }

    private var header: HTML {
        let pages: [(PageAddress, HTML)] = [
            (.fleet, "Fleet"), (.timeline(TimelineFilter()), "Alerts"),
            (.polls(cluster: nil), "Polls"), (.configuration, "Configuration"),
        ]
        let links = pages.map { address, name in
            let current = section?.path == address.path ? [Attribute.current] : []
            return Tag.li(Tag.a([.href(address)] + current, name))
        }
        return Tag.header(
            [.class("top")],
            Tag.a([.class("brand"), .href(.fleet)], "rewatchd"),
            Tag.nav([.label("Pages")], Tag.ul(HTML(links)))
        )
    }

    private var footer: HTML {
        Tag.footer(
            [.class("foot")],
            Tag.span([.id("freshness"), .role("status")]),
            Tag.span(
                "All times are UTC. ",
                Tag.a([.href(.status)], "JSON"),
                " · ",
                Tag.a([.href(.metrics(cluster: nil))], "Metrics")
            )
        )
    }
}
