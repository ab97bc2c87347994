import Model

/// What fires, and what was told before, the newest first.
package struct TimelinePage: Sendable {
    private let view: TimelineView

    /// Shows a timeline.
    package init(_ view: TimelineView) {
        self.view = view
    }

    /// The document.
    package var html: HTML {
        Page(
            title: view.firing.isEmpty ? "Alerts" : "(\(view.firing.count)) Alerts",
            section: .timeline(TimelineFilter()),
            content: [Tag.h1("Alerts and events"), filters, firing, past]
        ).html
    }

    private var filters: HTML {
        let clusters =
            [Tag.option([.value("")], "all clusters")]
            + view.clusters.prefix(FleetView.clustersMax).map { name in
                option(name, ShownName.plain(name), isSelected: name == view.filter.cluster)
            }
        let states = TimelineFilter.State.allCases.map { state in
            option(state.rawValue, state.phrase, isSelected: state == view.filter.state)
        }
        return Tag.form(
            [.class("filter"), .action(.timeline(TimelineFilter()))],
            Tag.label([.for("cluster")], "Cluster"),
            Tag.select([.id("cluster"), .name("cluster")], HTML(clusters)),
            Tag.label([.for("state")], "Show"),
            Tag.select([.id("state"), .name("state")], HTML(states)),
            Tag.label([.for("kind")], "Kind"),
            Tag.input([.id("kind"), .name("kind"), .value(ShownName.plain(view.filter.kind))]),
            Tag.label([.for("subject")], "About"),
            Tag.input([
                .id("subject"), .name("subject"), .value(ShownName.plain(view.filter.subject)),
                .placeholder("database:5"),
            ]),
            Tag.button([.type("submit")], "Show"),
            view.filter == TimelineFilter()
                ? .nothing : Tag.a([.href(.timeline(TimelineFilter()))], "everything")
        )
    }

    private func option(_ value: String, _ words: String, isSelected: Bool) -> HTML {
        Tag.option([.value(value)] + (isSelected ? [.selected] : []), HTML(words))
    }

    private var firing: HTML {
        let content =
            view.firing.isEmpty
            ? Tag.p([.class("state")], Piece.badge(.good, "No alert fires."))
            : AlertList(view.firing, in: "firing", at: view.now, showsCluster: true).html
        return Piece.section("firing", "Firing now", content)
    }

    private var past: HTML {
        let content: HTML
        if let absence = view.absence {
            content = Tag.p([.class("quiet")], HTML(absence))
        } else if view.entries.isEmpty {
            content = Tag.p([.class("quiet")], "Nothing of that kind was told yet.")
        } else {
            content = Piece.table(
                "past",
                HTML("The newest first, \(view.entries.count) shown"),
                ["When", "What", "Cluster", "Old → new", "Lasted", "What to check"],
                view.entries.map(row)
            )
        }
        return Piece.section("past", "What was told", content)
    }

    private func row(_ entry: TimelineView.Entry) -> HTML {
        let change = [entry.old, entry.new].compactMap(\.self).joined(separator: " → ")
        return Tag.tr(
            Tag.td(Piece.time(entry.at, beside: view.now)),
            Tag.th(
                [.scope(.row), .class("what")],
                entry.state == "event"
                    ? Piece.event(sentence(entry)) : Piece.badge(entry.standing, sentence(entry)),
                Tag.span([.class("quiet block")], HTML("\(entry.state) "), kind(entry))
            ),
            Tag.td(
                [.class("brief")],
                Tag.a([.href(.cluster(entry.cluster, search: ""))], ShownName.html(entry.cluster))
            ),
            Tag.td(ShownName.html(change)),
            Tag.td(
                [.class("brief")],
                HTML(entry.lasted.map { Elapsed.text(milliseconds: $0) } ?? "")
            ),
            Tag.td([.class("check")], Piece.prose(entry.check))
        )
    }

    private func kind(_ entry: TimelineView.Entry) -> HTML {
        var filter = view.filter
        filter.kind = entry.kind
        return Tag.a([.href(.timeline(filter))], HTML(entry.kind))
    }

    private func sentence(_ entry: TimelineView.Entry) -> HTML {
        let words = ShownName.sentence(entry.sentence)
        guard let uid = AlertRow.database(of: entry.subject) else { return words }
        return Tag.a([.href(.database(cluster: entry.cluster, uid: uid, .hour))], words)
    }
}
