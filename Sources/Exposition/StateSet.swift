/// The states of a family: a series for each state that an object can be in.
///
/// Made once per family. Exactly one series of an object is 1 at any time, because the writer takes
/// one active word and not a value per state.
package struct StateSet: Sendable, Equatable {
    /// The word that stands for any state which has no series of its own.
    package static let unrecognised = "unrecognised"

    /// The label that holds the state.
    let label: String
    /// All states as labels, `status="active"`, in the order of the series.
    let rendered: [[UInt8]]

    private let states: [String]

    /// Renders the states, given in any order; a state given twice counts once.
    package init(label: String, states: [String]) {
        let sorted = Set(states).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        self.label = label
        self.states = sorted
        rendered = sorted.map { LabelSet([(name: label, value: $0)]).bytes }
    }

    /// The number of series of each object.
    package var count: Int { states.count }

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
