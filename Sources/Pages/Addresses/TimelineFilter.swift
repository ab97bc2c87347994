/// Which entries of the timeline are shown.
package struct TimelineFilter: Hashable, Sendable {
    /// What an entry tells, by the words of the journal's states.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case all = ""
        case firing
        case resolved
        case event

        var phrase: String {
            switch self {
            case .all: "everything"
            case .firing: "alerts that fired"
            case .resolved: "alerts that ended"
            case .event: "events"
            }
        }
    }

    /// Of which cluster; empty for all.
    package var cluster = ""
    /// What is told.
    package var state = State.all
    /// Of which kind; empty for all.
    package var kind = ""
    /// About what, such as `database:5`; empty for all.
    package var subject = ""

    /// Everything.
    package init() {}

    /// Takes the parameters of a URL's query.
    init(query: String?) {
        func given(_ name: String) -> String {
            QueryParameter.value(of: name, in: query) ?? ""
        }
        cluster = given("cluster")
        state = State(rawValue: given("state")) ?? .all
        kind = given("kind")
        subject = given("subject")
    }

    var question: [(name: String, value: String)] {
        [("cluster", cluster), ("state", state.rawValue), ("kind", kind), ("subject", subject)]
    }
}
