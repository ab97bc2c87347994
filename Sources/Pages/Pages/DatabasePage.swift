import Model

/// One database: how it stands, what is configured, and plots of what it did.
package struct DatabasePage: Sendable {
    private let view: DatabaseView

    /// Shows a database.
    package init(_ view: DatabaseView) {
        self.view = view
    }

    private var name: String { view.row.name.isEmpty ? "(no name)" : view.row.name }

    /// The document.
    package var html: HTML {
        Page(
            title: "\(ShownName.plain(name)), \(ShownName.plain(view.cluster))",
            section: .fleet,
            content: [head, alerts, plots, shards, facts]
        ).html
    }

    private var head: HTML {
        HTML([
            Tag.nav(
                [.class("path"), .label("Where this is")],
                Tag.a([.href(.fleet)], "Fleet"),
                " / ",
                Tag.a([.href(.cluster(view.cluster, search: ""))], ShownName.html(view.cluster))
            ),
            Tag.h1(
                ShownName.html(name),
                Tag.span([.class("quiet")], HTML(" database \(ShownName.cut(view.row.uid, 24))"))
            ),
            Tag.p(
                [.class("state")],
                Piece.badge(view.row.standing, ShownName.sentence(view.row.sentence))
            ),
            Tag.p(
                [.class("quiet")],
                Piece.age(view.asOf, view.now, isUp: view.isFresh),
                " · ",
                Tag.a([.href(.timeline(cluster: view.cluster))], "alerts and events")
            ),
            figures,
        ])
    }

    private var figures: HTML {
        let row = view.row
        let limit = row.memoryLimit.flatMap { $0 > 0 ? $0 : nil }
        let share = limit.flatMap { limit in row.usedMemory.map { $0 / limit } }
        let figures: [(name: HTML, value: HTML)] = [
            ("requests", Piece.number(row.requests, .rate)),
            ("latency", Piece.number(row.latency, .seconds)),
            ("connections", Piece.number(row.connections, .count)),
            ("memory used", Piece.number(row.usedMemory, .bytes)),
            (
                limit.map { HTML("of \(Quantity.bytes.text($0))") } ?? "of the limit",
                limit == nil ? "no limit" : Piece.bar(share, "of the limit")
            ),
            ("evictions", Piece.number(row.evictions, .rate)),
        ]
        return Piece.figures(figures)
    }

    private var alerts: HTML {
        guard !view.alerts.isEmpty else { return .nothing }
        return Piece.section(
            "alerts",
            "Alerts",
            AlertList(view.alerts, in: "alerts", at: view.now).html
        )
    }

    private var plots: HTML {
        Piece.section(
            "plots",
            "What it did",
            spans,
            Tag.div([.class("plots")], HTML(view.plots.map { PlotFigure($0).html }))
        )
    }

    private var spans: HTML {
        let choices = PlotSpan.allCases.map { span in
            let address = PageAddress.database(cluster: view.cluster, uid: view.row.uid, span)
            let current = span == view.span ? [Attribute.current] : []
            return Tag.li(Tag.a([.href(address)] + current, HTML(span.phrase)))
        }
        return Tag.nav([.label("Span of the plots")], Tag.ul([.class("choices")], HTML(choices)))
    }

    private var shards: HTML {
        guard !view.shards.isEmpty else { return .nothing }
        let rows = view.shards.prefix(ClusterView.alertsMax).map { shard in
            Tag.tr(
                Tag.th([.scope(.row)], HTML("shard \(ShownName.cut(shard.mark.uid, 24))")),
                Tag.td(HTML(shard.mark.isMaster ? "master" : "replica")),
                Tag.td(HTML(shard.node.isEmpty ? "–" : "node \(ShownName.cut(shard.node, 24))")),
                Tag.td(
                    [.class("state")],
                    Piece.badge(shard.mark.standing, ShownName.sentence(shard.mark.words))
                )
            )
        }
        return Piece.section(
            "shards",
            "Shards",
            Piece.table("shards", "Where its keys are", ["Shard", "Role", "On", "State"], rows)
        )
    }

    private var facts: HTML {
        guard !view.facts.isEmpty else { return .nothing }
        return Piece.section("facts", "What the cluster says of it", FactList(view.facts).html)
    }
}
