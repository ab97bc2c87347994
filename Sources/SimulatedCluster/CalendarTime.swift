/// Turns wall-clock milliseconds into the two date formats of the API, and back.
///
/// The civil calendar is computed by days since 1970 in eras of 400 years, the well-known
/// integer algorithm; no time zone but UTC exists here.
enum CalendarTime {
    private struct Civil {
        var year: Int, month: Int, day: Int, second: Int, weekday: Int
    }

    /// Returns such as `2025-10-14T00:07:15Z`, whole seconds.
    static func iso8601(_ milliseconds: Int64) -> String {
        let civil = civil(milliseconds)
        return "\(civil.year)-\(two(civil.month))-\(two(civil.day))T\(clock(civil.second))Z"
    }

    /// Returns such as `Tue, 14 Oct 2025 00:07:15 GMT`, the format of the Date header.
    static func http(_ milliseconds: Int64) -> String {
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let civil = civil(milliseconds)
        let date = "\(two(civil.day)) \(months[civil.month - 1]) \(civil.year)"
        return "\(days[civil.weekday]), \(date) \(clock(civil.second)) GMT"
    }

    /// Reads `2025-10-14T00:07:15Z`, with or without the Z; nil for anything else.
    static func seconds(iso8601 text: String) -> Int? {
        let parts = text.split { "-T:Z".contains($0) }.map { Int($0) }
        guard parts.count == 6, !parts.contains(nil) else { return nil }
        let numbers = parts.compactMap { $0 }
        guard (1...12).contains(numbers[1]), (1...31).contains(numbers[2]) else { return nil }
        let days = days(year: numbers[0], month: numbers[1], day: numbers[2])
        return days * 86_400 + numbers[3] * 3_600 + numbers[4] * 60 + numbers[5]
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func clock(_ second: Int) -> String {
        "\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
    }

    private static func civil(_ milliseconds: Int64) -> Civil {
        let seconds = Int(milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000)
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return Civil(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1,
            second: seconds - day * 86_400,
            weekday: (day % 7 + 7) % 7
        )
    }

    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
