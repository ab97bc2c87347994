import CLibsystemd
import Glibc

/// The machine's wall clock, read where a line is stamped, and its RFC 3339 form.
enum WallClock {
    /// Milliseconds since 1970 in UTC.
    static func milliseconds() -> Int64 {
        var time = timespec()
        // Cannot fail: the clock exists on every Linux and the pointer is good.
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Renders a moment as RFC 3339 in UTC with milliseconds, like `2026-02-03T04:05:06.789Z`.
    static func rfc3339(milliseconds: Int64) -> String {
        let day = Int64(86_400_000)
        let rest = Int(milliseconds.flooredRemainder(day))
        let (year, month, date) = civil(daysSince1970: Int(milliseconds.flooredQuotient(day)))
        let seconds = rest / 1_000
        let calendar = "\(padded(year, 4))-\(padded(month, 2))-\(padded(date, 2))"
        let hours = padded(seconds / 3_600, 2)
        let minutes = padded(seconds / 60 % 60, 2)
        return
            "\(calendar)T\(hours):\(minutes):\(padded(seconds % 60, 2)).\(padded(rest % 1_000, 3))Z"
    }

    /// The proleptic Gregorian date; a year begins in March, so that the leap day comes last.
    ///
    /// Algorithm: https://howardhinnant.github.io/date_algorithms.html#civil_from_days
    private static func civil(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
        // 719,468 days lie between 0000-03-01 and 1970-01-01; an era of 400 years has 146,097.
        let days = daysSince1970 + 719_468
        let era = days.flooredQuotient(146_097)
        let dayOfEra = days.flooredRemainder(146_097)
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension BinaryInteger {
    /// The quotient rounded down, unlike `/`, which rounds towards zero.
    fileprivate func flooredQuotient(_ divisor: Self) -> Self {
        (self - flooredRemainder(divisor)) / divisor
    }

    /// The remainder with the divisor's sign.
    fileprivate func flooredRemainder(_ divisor: Self) -> Self {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
