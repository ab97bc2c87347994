/// How well something is; the order is that of trouble, the worst last.
package enum Standing: String, Hashable, Sendable, Comparable, CaseIterable {
    /// Nothing is wrong with it.
    case good
    /// Nobody can say.
    case unknown
    /// Someone should look in the morning.
    case warning
    /// Someone should look now.
    case critical

    package static func < (left: Standing, right: Standing) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .good: 0
        case .unknown: 1
        case .warning: 2
        case .critical: 3
        }
    }

    /// A sign of its own for each, so that nothing is said by colour alone.
    var sign: String {
        switch self {
        case .good: "●"
        case .unknown: "?"
        case .warning: "▲"
        case .critical: "✕"
        }
    }
}
