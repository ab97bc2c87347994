import Model

/// One cluster: nodes with their shards, databases, ends, and the manager's own alerts.
package struct ClusterPage: Sendable {
    let view: ClusterView

    /// Shows a cluster.
    package init(_ view: ClusterView) {
        self.view = view
    }

    /// The document.
    package var html: HTML {
        Page(
            title: ShownName.plain(view.summary.name),
            section: .fleet,
            content: [head, alerts, nodes, databases, ends, managerAlerts]
        ).html
    }

    private var head: HTML {
        let summary = view.summary
        return HTML([
            Tag.nav(
                [.class("path"), .label("Where this is")],
                Tag.a([.href(.fleet)], "Fleet")
            ),
            Tag.h1(ShownName.html(summary.name)),
            Tag.p(
                [.class("state")],
                Piece.badge(summary.standing, ShownName.sentence(summary.sentence))
            ),
            Tag.p([.class("quiet")], HTML(ClusterSentences(summary, at: view.now).line)),
            Tag.p(
                [.class("quiet")],
                Piece.age(view.asOf, view.now, isUp: summary.isUp),
                HTML(summary.version.map { " · release \($0)" } ?? ""),
                " · ",
                Tag.a([.href(.polls(cluster: summary.name))], "polls"),
                " · ",
                Tag.a([.href(.timeline(cluster: summary.name))], "alerts and events"),
                " · ",
                Tag.a([.href(.metrics(cluster: summary.name))], "metrics")
            ),
            figures,
        ])
    }

    private var figures: HTML {
        let summary = view.summary
        let limit = summary.memoryLimit.flatMap { $0 > 0 ? $0 : nil }
        let share = limit.flatMap { limit in summary.usedMemory.map { $0 / limit } }
        let figures: [(name: HTML, value: HTML)] = [
            ("requests", Piece.number(summary.requests, .rate)),
            ("latency", Piece.number(summary.latency, .seconds)),
            ("connections", Piece.number(summary.connections, .count)),
            ("memory used", Piece.number(summary.usedMemory, .bytes)),
            ("of the limits", Piece.bar(share, "of the databases' limits")),
            ("shards", HTML(summary.shards.map { "\(Digits.grouped($0.all))" } ?? "–")),
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

    private var ends: HTML {
        guard !view.ends.isEmpty else { return .nothing }
        let rows = view.ends.map { end in
            Tag.tr(
                Tag.th([.scope(.row)], ShownName.html(end.name)),
                Tag.td(
                    [.class("state")],
                    Piece.badge(end.standing, HTML(Elapsed.text(until: end.at, from: view.now)))
                ),
                Tag.td(Tag.time([.datetime(end.at.rfc3339)], HTML(ClockText.day(end.at))))
            )
        }
        return Piece.section(
            "ends",
            "Licence and certificates",
            Piece.table("ends", "What ends on a day that is known", ["", "Ends", "Day"], rows)
        )
    }

    private var managerAlerts: HTML {
        let rows = view.managerAlerts.prefix(ClusterView.alertsMax).map { alert in
            Tag.tr(
                Tag.th([.scope(.row)], ShownName.html(alert.name)),
                Tag.td(ShownName.html(alert.object)),
                Tag.td(alert.since.map { Piece.time($0, beside: view.now) } ?? "–"),
                Tag.td(ShownName.sentence(alert.values))
            )
        }
        let content =
            rows.isEmpty
            ? Tag.p([.class("quiet")], "The cluster manager has raised none.")
            : Piece.table(
                "manager",
                "Raised by the cluster itself",
                ["Alert", "About", "Since", "Measured"],
                Array(rows)
            )
        return Piece.section("manager", "The cluster manager's own alerts", content)
    }
}
