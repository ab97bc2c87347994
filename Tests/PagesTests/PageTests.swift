import Pages
import TestSupport
import Testing

/// Whole pages of a made-up fleet.
@Suite struct PageTests {
    static let names = [
        "fleet", "cluster", "database", "timeline", "polls", "configuration", "not-found",
    ]

    private func page(_ name: String) -> String {
        switch name {
        case "fleet": FleetPage(Samples.fleet).html.text
        case "cluster": ClusterPage(Samples.cluster).html.text
        case "database": DatabasePage(Samples.database).html.text
        case "timeline": TimelinePage(Samples.timeline).html.text
        case "polls": PollsPage(Samples.polls).html.text
        case "configuration": ConfigurationPage(Samples.configuration).html.text
        default: NotFoundPage("No such cluster", name: Samples.evil).html.text
        }
    }

    @Test(arguments: names)
    func `a page, line for line`(_ name: String) throws {
        let lines = page(name).replacing("><", with: ">\n<")
            .replacing(String(repeating: "y", count: 9_000), with: "YYY")
        try expectGolden(lines, named: "\(name).html")
    }

    @Test(arguments: names)
    func `no name becomes markup, and none is longer than a line bears`(_ name: String) throws {
        let text = page(name)
        for markup in ["<script>", "<img", "<b>", "<i>"] {
            #expect(text.ranges(of: markup).isEmpty)
        }
        #expect(text.ranges(of: "<script").count == 1)
        #expect(text.ranges(of: "&lt;script&gt;").count > 0)
        // The whole name stands in addresses only, which lead to it.
        let address = try Regex(#"(href|action|value)="[^"]*""#)
        let shown = text.replacing(address, with: "")
        let isLong = shown.contains(String(repeating: "y", count: 260))
        #expect(!isLong)
        // What turns the direction of writing is isolated, or left out.
        let isolated = shown.replacing(try Regex("<bdi>[^<]*</bdi>"), with: "")
        #expect(isolated.ranges(of: "\u{202E}").isEmpty)
    }

    @Test(arguments: names)
    func `a page has what a screen reader needs`(_ name: String) throws {
        let text = page(name)
        for part in [
            "<html lang=\"en\">", "<main id=\"main\" tabindex=\"-1\">",
            "<nav aria-label=\"Pages\">",
            "<a class=\"skip\" href=\"#main\">", "<header class=\"top\">",
            "<footer class=\"foot\">",
            "<h1>",
        ] {
            #expect(text.ranges(of: part).count == 1, "\(part)")
        }
        let headers = text.matches(of: try Regex("<th[ >]")).count
        #expect(headers == text.matches(of: try Regex(#"<th [^>]*scope=""#)).count)
        #expect(text.ranges(of: "<table>").count == text.ranges(of: "<caption>").count)
        #expect(text.ranges(of: " style=\"").isEmpty && text.ranges(of: " onclick").isEmpty)
    }

    @Test func `the worst cluster comes first`() {
        #expect(Samples.fleet.clusters.map(\.standing) == [.critical, .unknown, .good])
    }

    @Test func `a search finds by name, number and state, and at most so many are shown`() {
        var view = Samples.cluster
        let rows = (1...1_500).map { Samples.row("\($0)", "db-\($0)", $0 == 9 ? .critical : .good) }
        view.take(rows, search: "")
        #expect(view.databases.count == ClusterView.databasesMax)
        #expect(view.databases.first?.uid == "9")
        #expect(ClusterPage(view).html.text.contains("the first 1\u{202F}000 are shown"))
        view.take(rows, search: "DB-77")
        #expect(
            view.databases.map(\.uid).sorted() == (["77"] + (770...779).map { "\($0)" }).sorted()
        )
        view.take(rows, search: "unavail")
        #expect(view.databases.map(\.uid) == ["9"])
        view.take(rows, search: "no such")
        #expect(ClusterPage(view).html.text.contains("No database has that in its name."))
    }

    @Test func `what was never read says so`() {
        let view = ClusterView(ClusterViewSample.unpolled, now: Samples.now)
        let text = ClusterPage(view).html.text
        for words in ["nothing was read yet", "No node is known.", "No database is known."] {
            #expect(text.contains(words))
        }
    }
}

private enum ClusterViewSample {
    static let unpolled = ClusterSummary(name: "n", standing: .unknown, sentence: "not polled yet")
}
