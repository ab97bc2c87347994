import Model

/// Alerts that fire, as a table.
struct AlertList {
    private let alerts: [AlertRow]
    private let section: String
    private let now: Timestamp
    private let showsCluster: Bool

    /// Alerts in the section of that heading.
    init(
        _ alerts: [AlertRow],
        in section: String,
        at now: Timestamp,
        showsCluster: Bool = false
    ) {
        self.section = section
        self.alerts = alerts
        self.now = now
        self.showsCluster = showsCluster
    }

    var html: HTML {
        let shown = alerts.prefix(ClusterView.alertsMax)
        let more = alerts.count - shown.count
        return HTML([
            Piece.table(
                section,
                "The worst first",
                (showsCluster ? ["Cluster"] : []) + ["Alert", "For", "Since", "What to check"],
                shown.map(row)
            ),
            more > 0 ? Tag.p([.class("quiet")], "and \(more) more") : .nothing,
        ])
    }

    private func row(_ alert: AlertRow) -> HTML {
        let cluster = Tag.td(
            [.class("brief")],
            Tag.a([.href(.cluster(alert.cluster, search: ""))], ShownName.html(alert.cluster))
        )
        return Tag.tr(
            showsCluster ? cluster : .nothing,
            Tag.th([.scope(.row), .class("what")], Piece.badge(alert.standing, sentence(alert))),
            Tag.td([.class("brief")], HTML(Elapsed.text(from: alert.since, to: now))),
            Tag.td(Piece.time(alert.since, beside: now)),
            Tag.td([.class("check")], Piece.prose(alert.check))
        )
    }

    private func sentence(_ alert: AlertRow) -> HTML {
        let words = ShownName.sentence(alert.sentence)
        guard let uid = alert.database else { return words }
        return Tag.a([.href(.database(cluster: alert.cluster, uid: uid, .hour))], words)
    }
}
