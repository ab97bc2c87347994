/// The spans that a cluster keeps means over, the finest first.
///
/// The raw value is the word of the API. A span ends at a multiple of its length by the cluster's
/// clock; the finest one of all, a second, is what is polled and is no rollup here. Source:
/// <https://redis.io/docs/latest/operate/rs/references/rest-api/objects/statistics/>.
package enum Rollup: String, Hashable, Sendable, CaseIterable {
    case tenSeconds = "10sec"
    case fiveMinutes = "5min"
    case quarterHour = "15min"
    case hour = "1hour"
    case halfDay = "12hour"

    /// How long a span is, in milliseconds.
    package var length: Int64 {
        switch self {
        case .tenSeconds: 10_000
        case .fiveMinutes: 300_000
        case .quarterHour: 900_000
        case .hour: 3_600_000
        case .halfDay: 43_200_000
        }
    }

    /// How far back the cluster keeps them, in milliseconds.
    package var reach: Int64 {
        switch self {
        case .tenSeconds: length * 30
        case .fiveMinutes: length * 12
        case .quarterHour: length * 96
        case .hour: length * 168
        case .halfDay: length * 62
        }
    }
}
