/// Facts in as many columns as there is room for.
struct FactList {
    private let facts: [Fact]

    init(_ facts: [Fact]) {
        self.facts = facts
    }

    var html: HTML {
        Tag.dl(
            [.class("facts")],
            HTML(
                facts.map { fact in
                    Tag.div(
                        Tag.dt(ShownName.html(fact.name)),
                        Tag.dd(ShownName.sentence(fact.text))
                    )
                }
            )
        )
    }
}
