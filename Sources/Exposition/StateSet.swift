/// The labels of a state set: one series per state that an object can be in.
///
/// Rendered once per object. Exactly one series of it is 1 at any time, because the writer takes
/// one active word and not a value per state.
package struct StateSet: Sendable, Equatable {
    /// The word that stands for any state which has no series of its own.
    package static let unrecognised = "unrecognised"

    /// The labels of each state, in the order of the states.
    package let series: [LabelSet]

    private let states: [String]

    /// Renders the series of an object.
    ///
    /// - Parameters:
    ///   - labels: those that say which object it is.
    ///   - name: the label that holds the state.
    ///   - states: all states, in any order; a state given twice counts once.
    package init(_ labels: LabelSet, label name: String, states: [String]) {
        let sorted = Set(states).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        self.states = sorted
        series = sorted.map { labels.appending(name, $0) }
    }

    /// Returns the place of a state, or that of `unrecognised` for a word that is none of them.
    ///
    /// A set without that state may only be asked for its own words: all its lines would be 0.
    func index(of state: String) -> Int {
        if let index = states.firstIndex(of: state) { return index }
        guard let index = states.firstIndex(of: Self.unrecognised) else {
            preconditionFailure("\(state) is none of the states \(states)")
        }
        return index
    }
}
