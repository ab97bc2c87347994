/// A roll-up of the statistics and the windows it consists of.
enum SampleWindow: String, CaseIterable {
    case second = "1sec"
    case tenSeconds = "10sec"
    case fiveMinutes = "5min"
    case quarterHour = "15min"
    case hour = "1hour"
    case halfDay = "12hour"
    case week = "1week"

    /// The length of a window in seconds.
    var length: Int {
        switch self {
        case .second: 1
        case .tenSeconds: 10
        case .fiveMinutes: 300
        case .quarterHour: 900
        case .hour: 3_600
        case .halfDay: 43_200
        case .week: 604_800
        }
    }

    /// How many windows are kept.
    var kept: Int {
        switch self {
        case .second: 10
        case .tenSeconds: 30
        case .fiveMinutes: 12
        case .quarterHour: 96
        case .hour: 168
        case .halfDay: 62
        case .week: 53
        }
    }

    /// Returns the ends of the kept windows, oldest first, in seconds.
    ///
    /// Idle objects are sampled every 5 seconds only, which leaves holes between their 1sec
    /// windows.
    func ends(now second: Int, since start: Int, isIdle: Bool) -> [Int] {
        let step = self == .second && isIdle ? 5 : length
        let newest = second / step * step
        return (0..<kept).reversed().map { newest - $0 * step }.filter { $0 - length >= start }
    }

    /// Returns the second inside the window that stands for it.
    func middle(end: Int) -> Int { end - (length + 1) / 2 }
}
