import Model
import TimeSeries

/// All clusters, a card each, the worst first.
package struct FleetPage: Sendable {
    private let view: FleetView

    /// Shows a fleet.
    package init(_ view: FleetView) {
        self.view = view
    }

    /// The document.
    package var html: HTML {
        let shown = view.clusters.prefix(FleetView.clustersMax)
        return Page(
            title: title,
            section: .fleet,
            content: [
                Tag.h1("Fleet"),
                Tag.p([.class("lead")], HTML(lead)),
                Tag.div([.class("cards")], HTML(shown.map(card))),
                Tag.p([.class("quiet")], HTML(view.program)),
            ]
        ).html
    }

    /// Says in the window's name whether to look.
    private var title: String {
        let bad = view.clusters.count { $0.standing > .unknown }
        return bad == 0 ? "Fleet" : "(\(bad)) Fleet"
    }

    private var lead: String {
        let count = view.clusters.count
        let bad = view.clusters.count { $0.standing > .unknown }
        let clusters = count == 1 ? "1 cluster" : "\(Digits.grouped(count)) clusters"
        let state = bad == 0 ? "nothing is wrong" : "\(bad) in trouble"
        return "\(clusters), \(state), at \(ClockText.time(view.now)) UTC."
    }

    private func card(_ cluster: ClusterSummary) -> HTML {
        Tag.article(
            [.class("card \(cluster.standing.rawValue)")],
            Tag.h2(
                Tag.a(
                    [.href(.cluster(cluster.name, search: ""))],
                    ShownName.html(cluster.name)
                )
            ),
            Tag.p(
                [.class("state")],
                Piece.badge(cluster.standing, ShownName.sentence(cluster.sentence))
            ),
            Tag.div([.class("row")], traffic(cluster), spark(cluster)),
            memory(cluster),
            Tag.p([.class("quiet")], HTML(ClusterSentences(cluster, at: view.now).line)),
            Tag.p([.class("quiet")], Piece.age(cluster.lastSuccess, view.now, isUp: cluster.isUp))
        )
    }

    private func traffic(_ cluster: ClusterSummary) -> HTML {
        Tag.div(
            [.class("figure")],
            Tag.span([.class("big")], Piece.number(cluster.requests, .rate)),
            Tag.span([.class("quiet")], " requests")
        )
    }

    private func spark(_ cluster: ClusterSummary) -> HTML {
        let now = view.now.milliseconds
        // A daemon that has just begun draws what it has, and not an empty hour.
        let oldest = cluster.samples.first?.milliseconds ?? now
        let start = max(now - 3_600_000, min(oldest, now - 60_000))
        let length = Elapsed.text(milliseconds: now - start)
        return Sparkline(
            samples: cluster.samples,
            span: start...now,
            quantity: .rate,
            title: "Requests in the last \(length)"
        ).svg
    }

    private func memory(_ cluster: ClusterSummary) -> HTML {
        guard let used = cluster.usedMemory else {
            return Tag.div([.class("row")], Tag.span([.class("quiet")], "memory unknown"))
        }
        let limit = cluster.memoryLimit.flatMap { $0 > 0 ? $0 : nil }
        let share = limit.map { used / $0 }
        return HTML([
            Tag.div(
                [.class("row")],
                Tag.div(
                    [.class("figure")],
                    Tag.span([.class("big")], HTML(Quantity.bytes.text(used))),
                    Tag.span(
                        [.class("quiet")],
                        HTML("\(limit.map { " of \(Quantity.bytes.text($0))" } ?? "") memory")
                    )
                ),
                Tag.span(HTML(share.map { Quantity.ratio.text($0) } ?? "no limit"))
            ),
            share.map(Piece.rail) ?? .nothing,
        ])
    }
}
