import Model

/// How the resources of a cluster were read lately, those in trouble first.
package struct PollsPage: Sendable {
    private let view: PollsView

    /// Shows the polls of a cluster.
    package init(_ view: PollsView) {
        self.view = view
    }

    /// The document.
    package var html: HTML {
        Page(
            title: "Polls of \(ShownName.plain(view.summary.name))",
            section: .polls(cluster: nil),
            content: [head, endpoints, resources]
        ).html
    }

    private var head: HTML {
        let summary = view.summary
        let choices = view.clusters.prefix(FleetView.clustersMax).map { name in
            let current = name == summary.name ? [Attribute.current] : []
            return Tag.li(Tag.a([.href(.polls(cluster: name))] + current, ShownName.html(name)))
        }
        return HTML([
            Tag.h1("Polls of ", ShownName.html(summary.name)),
            view.clusters.count > 1
                ? Tag.nav([.label("Clusters")], Tag.ul([.class("choices")], HTML(choices)))
                : .nothing,
            Tag.p(
                [.class("state")],
                Piece.badge(summary.standing, ShownName.sentence(summary.sentence))
            ),
            FactList(facts).html,
        ])
    }

    private var facts: [Fact] {
        let summary = view.summary
        let failures = view.loginFailures
        return [
            Fact("Login", summary.authentication),
            Fact("Logins refused since the start", Digits.grouped(failures)),
            Fact("TLS", summary.tls),
            Fact(
                "Core last read",
                summary.lastSuccess.map { "\(ClockText.dayTime($0)) UTC" } ?? "never"
            ),
            Fact("Last cycle took", view.cycleSeconds.map { Quantity.seconds.text($0) } ?? "–"),
            Fact("Requests go to", view.target ?? view.activeEndpoint ?? "no endpoint works"),
        ]
    }

    private var endpoints: HTML {
        let rows = view.endpointNames.map { name in
            let isActive = name == view.activeEndpoint
            return Tag.tr(
                Tag.th([.scope(.row)], ShownName.sentence(name)),
                Tag.td(isActive ? Piece.badge(.good, "in use") : "not in use")
            )
        }
        return Piece.section(
            "endpoints",
            "Endpoints",
            Piece.table(
                "endpoints",
                "In the order in which they are tried",
                ["Endpoint", "State"],
                rows
            )
        )
    }

    private var resources: HTML {
        let rows = view.rows.map(row)
        return Piece.section(
            "resources",
            "Resources",
            Piece.table(
                "resources",
                "The last polls of each, the newest at the right; failures stay longer",
                ["Resource", "State", "#Status", "#Took", "#Size", "#Read", "Last polls"],
                rows
            )
        )
    }

    private func row(_ row: PollsView.Row) -> HTML {
        let last = row.polls.last
        return Tag.tr(
            Tag.th([.scope(.row)], HTML(row.resource)),
            Tag.td(
                [.class("state")],
                Piece.badge(row.standing, HTML(row.word)),
                row.failure.map {
                    Tag.span([.class("quiet block")], ShownName.sentence($0))
                } ?? .nothing
            ),
            Piece.cell(HTML(last?.code ?? "–")),
            Piece.cell(Piece.number(last?.seconds, .seconds)),
            Piece.cell(Piece.number(last?.bytes.map(Double.init), .bytes)),
            Piece.cell(HTML(row.age.map { "\(Elapsed.text(milliseconds: $0)) ago" } ?? "–")),
            Tag.td(history(row.polls))
        )
    }

    private func history(_ polls: [PollsView.Poll]) -> HTML {
        guard !polls.isEmpty else { return "–" }
        let longest = max(polls.map(\.seconds).max() ?? 0, 0.000_001)
        let bad = polls.count { !$0.isGood }
        let bars = polls.enumerated().map { place, poll in
            let height = 3 + 13 * poll.seconds / longest
            // One that failed is wider as well, not only of another colour.
            let width = poll.isGood ? 5.0 : 8.0
            return Tag.rect(
                [
                    .class(poll.isGood ? "ok" : "failed"), .x(Double(place) * 10 + 5 - width / 2),
                    .y(18 - height), .width(width), .height(height),
                ],
                Tag.title(HTML(words(poll)))
            )
        }
        let label = "\(polls.count) polls, \(bad == 0 ? "all well" : "\(bad) failed")"
        let width = Double(PollsView.barsMax) * 10
        return HTML([
            Tag.svg(
                [
                    .class("polls"), .viewBox(width, 18), .width(width), .height(18),
                    .role("img"), .label(label),
                ],
                HTML(bars)
            ),
            bad > 0 ? Tag.span([.class("quiet")], HTML(" \(bad) failed")) : .nothing,
        ])
    }

    private func words(_ poll: PollsView.Poll) -> String {
        let size = poll.bytes.map { ", \(Quantity.bytes.text(Double($0)))" } ?? ""
        let error = poll.error.map { ": \(ShownName.plain($0))" } ?? ""
        return "\(ClockText.dayTime(poll.at)) \(poll.code), "
            + Quantity.seconds.text(poll.seconds) + size + error
    }
}
