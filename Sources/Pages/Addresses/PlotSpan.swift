/// How far back plots reach.
package enum PlotSpan: String, Hashable, Sendable, CaseIterable {
    case hour = "1h"
    case sixHours = "6h"
    case day = "24h"
    /// As far as samples are kept.
    case all

    /// In milliseconds; nil where there is no bound.
    package var length: Int64? {
        switch self {
        case .hour: 3_600_000
        case .sixHours: 21_600_000
        case .day: 86_400_000
        case .all: nil
        }
    }

    var phrase: String {
        switch self {
        case .hour: "1 h"
        case .sixHours: "6 h"
        case .day: "24 h"
        case .all: "all"
        }
    }
}
