import Model

extension ClusterPage {
    /// The databases, the worst first, with a search that works without a script.
    var databases: HTML {
        Piece.section(
            "databases",
            "Databases",
            search,
            view.databases.isEmpty
                ? Tag.p([.class("quiet")], HTML(absence))
                : Piece.table(
                    "databases",
                    HTML(caption),
                    [
                        "Database", "State", "#Requests", "#Latency", "#Memory", "Of limit",
                        "#Connections", "#Shards",
                    ],
                    view.databases.map(row)
                )
        )
    }

    private var search: HTML {
        Tag.form(
            [.class("search"), .role("search"), .action(.cluster(view.summary.name, search: ""))],
            Tag.label([.for("q")], "Name, number or state"),
            Tag.input([.id("q"), .name("q"), .type("search"), .value(view.search)]),
            Tag.button([.type("submit")], "Search")
        )
    }

    private var absence: String {
        view.databaseCount == 0 ? "No database is known." : "No database has that in its name."
    }

    private var caption: String {
        let shown = view.databases.count
        let found = Digits.grouped(view.foundCount)
        let all = Digits.grouped(view.databaseCount)
        let which = view.search.isEmpty ? all : "\(found) of \(all)"
        return "\(which) databases, those in trouble first, then the largest"
            + (shown < view.foundCount ? "; the first \(Digits.grouped(shown)) are shown" : "")
    }

    private func row(_ database: DatabaseRow) -> HTML {
        let limit = database.memoryLimit.flatMap { $0 > 0 ? $0 : nil }
        let share = limit.flatMap { limit in database.usedMemory.map { $0 / limit } }
        return Tag.tr(
            Tag.th(
                [.scope(.row)],
                Tag.a(
                    [.href(.database(cluster: view.summary.name, uid: database.uid, .hour))],
                    ShownName.html(database.name.isEmpty ? "(no name)" : database.name)
                ),
                Tag.span([.class("quiet")], HTML(" \(ShownName.cut(database.uid, 12))"))
            ),
            Tag.td(
                [.class("state")],
                Piece.badge(database.standing, ShownName.sentence(database.sentence))
            ),
            Piece.cell(Piece.number(database.requests, .rate)),
            Piece.cell(Piece.number(database.latency, .seconds)),
            Piece.cell(Piece.number(database.usedMemory, .bytes)),
            Tag.td(
                limit == nil
                    ? Tag.span([.class("none")], "no limit") : Piece.bar(share, "of the limit")
            ),
            Piece.cell(Piece.number(database.connections, .count)),
            Piece.cell(HTML(shards(of: database)))
        )
    }

    private func shards(of database: DatabaseRow) -> String {
        guard let count = database.shards else { return "–" }
        return database.isReplicated == true ? "\(count) + \(count)" : "\(count)"
    }
}
