import Model

extension ClusterPage {
    /// The most shards of a node that are drawn one by one.
    static let shardsMax = 600
    /// Up to how many shards each says what it is; more would make the page heavy.
    static let titledShardsMax = 120

    /// The nodes with their loads, and the shards where they are.
    var nodes: HTML {
        guard !view.nodes.isEmpty else {
            return Piece.section("nodes", "Nodes", Tag.p([.class("quiet")], "No node is known."))
        }
        let count = view.nodes.reduce(0) { $0 + $1.shards.count }
        let rows = view.nodes.map { row($0, titled: count <= Self.titledShardsMax * 4) }
        return Piece.section(
            "nodes",
            "Nodes",
            Piece.table(
                "nodes",
                HTML(legend),
                ["Node", "State", "CPU", "Memory", "Disk", "Shards"],
                rows
            )
        )
    }

    private var legend: [HTML] {
        [
            "Shards: ",
            drawing(
                [.init(uid: "", database: "", isMaster: true, standing: .good, words: "")],
                titled: false
            ),
            " master ",
            drawing(
                [.init(uid: "", database: "", isMaster: false, standing: .good, words: "")],
                titled: false
            ),
            " replica ",
            drawing(
                [.init(uid: "", database: "", isMaster: true, standing: .critical, words: "")],
                titled: false
            ),
            " in trouble",
        ]
    }

    private func row(_ node: NodeRow, titled: Bool) -> HTML {
        Tag.tr(
            Tag.th(
                [.scope(.row)],
                HTML("node \(node.uid)"),
                node.isPrimary ? Tag.span([.class("quiet")], " primary") : .nothing,
                node.address.map { Tag.span([.class("quiet block")], ShownName.html($0)) }
                    ?? .nothing
            ),
            Tag.td(
                [.class("state")],
                Piece.badge(node.standing, ShownName.sentence(node.sentence)),
                node.isMaintained ? Tag.span([.class("block")], "in maintenance") : .nothing
            ),
            Tag.td(Piece.bar(node.processors, "of the processors")),
            Tag.td(Piece.bar(node.memory, memoryTitle(node))),
            Tag.td(Piece.bar(node.disk, "of the persistent disk")),
            Tag.td([.class("shards")], shards(node, titled: titled))
        )
    }

    private func memoryTitle(_ node: NodeRow) -> String {
        node.totalMemory.map { "of \(Quantity.bytes.text($0))" } ?? "of the memory"
    }

    private func shards(_ node: NodeRow, titled: Bool) -> HTML {
        let masters = node.shards.count(where: \.isMaster)
        let bad = node.shards.count { $0.standing > .unknown }
        let words =
            "\(node.shards.count): \(masters) master, \(node.shards.count - masters) replica"
            + (bad > 0 ? ", \(bad) in trouble" : "")
        return HTML([
            Tag.span([.class("block")], HTML(words)),
            drawing(Array(node.shards.prefix(Self.shardsMax)), titled: titled),
            node.shards.count > Self.shardsMax
                ? Tag.span([.class("quiet")], "and more") : .nothing,
        ])
    }

    /// Shards in a grid: a master is filled, a replica hollow, one in trouble crossed out.
    private func drawing(_ shards: [NodeRow.ShardMark], titled: Bool) -> HTML {
        let perRow = shards.count > 60 ? 40 : 20
        let rows = max(1, (shards.count + perRow - 1) / perRow)
        let width = Double(min(max(1, shards.count), perRow)) * 12
        return Tag.svg(
            [
                .class("marks"), .viewBox(width, Double(rows) * 12), .width(width),
                .height(Double(rows) * 12), .hidden,
            ],
            HTML(
                shards.enumerated().map { place, shard in
                    mark(shard, Double(place % perRow) * 12, Double(place / perRow) * 12, titled)
                }
            )
        )
    }

    private func mark(_ shard: NodeRow.ShardMark, _ x: Double, _ y: Double, _ titled: Bool) -> HTML
    {
        let kind = shard.isMaster ? "master" : "replica"
        let isBad = shard.standing > .unknown
        let square = Tag.rect(
            [
                .class("\(kind) \(shard.standing.rawValue)"), .x(x + 1.5), .y(y + 1.5), .width(9),
                .height(9),
            ],
            titled
                ? Tag.title(
                    "shard \(shard.uid) of database \(shard.database), \(kind), \(shard.words)"
                ) : .nothing
        )
        guard isBad else { return square }
        let (left, top) = (Digits.short(x + 3.5), Digits.short(y + 3.5))
        let cross = Tag.path([.class("cross"), .d("M\(left) \(top)l5 5m0 -5l-5 5")])
        return HTML([square, cross])
    }
}
