// The one calendar in the program. Days are counted from 1970-01-01 in the proleptic Gregorian
// calendar with March as the first month of the year, so that the leap day is the last day and
// a month's length needs no table (the algorithm is Howard Hinnant's `days_from_civil`).

extension Timestamp {
    /// The time as RFC 3339 in UTC with milliseconds, `2026-11-22T00:33:43.120Z`.
    ///
    /// Source: <https://www.rfc-editor.org/rfc/rfc3339>, section 5.6.
    package var rfc3339: String {
        let day = milliseconds.floorDivided(by: 86_400_000)
        let inDay = milliseconds - day * 86_400_000
        let date = CivilDate(daysSinceEpoch: day)
        let (hour, minute) = (inDay / 3_600_000, inDay / 60_000 % 60)
        let (second, fraction) = (inDay / 1_000 % 60, inDay % 1_000)
        return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2)
            + "T" + padded(hour, 2) + ":" + padded(minute, 2) + ":" + padded(second, 2)
            + "." + padded(fraction, 3) + "Z"
    }

    /// Reads RFC 3339, as the API writes it or with an offset and a fraction; nil when it is not.
    ///
    /// The API writes `2015-05-28T08:06:44Z`. Impossible dates and trailing text are refused.
    package init?(rfc3339 text: String) {
        self.init(rfc3339: text.utf8.span)
    }

    /// Reads RFC 3339 from bytes, and takes no memory for it.
    package init?(rfc3339 text: Span<UInt8>) {
        var scanner = DigitScanner()
        guard let year = scanner.number(text, digits: 4), scanner.take("-", of: text),
            let month = scanner.number(text, digits: 2), scanner.take("-", of: text),
            let day = scanner.number(text, digits: 2), scanner.take("T", or: "t", of: text),
            let hour = scanner.number(text, digits: 2), scanner.take(":", of: text),
            let minute = scanner.number(text, digits: 2), scanner.take(":", of: text),
            let second = scanner.number(text, digits: 2)
        else { return nil }
        guard let fraction = scanner.milliseconds(text),
            let offset = scanner.offsetMinutes(text), scanner.position == text.count,
            hour < 24, minute < 60, second <= 60,
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        let minutes = (date.daysSinceEpoch * 24 + hour) * 60 + minute - offset
        self.init(milliseconds: (minutes * 60 + second) * 1_000 + fraction)
    }
}

private func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

/// A date of the proleptic Gregorian calendar.
private struct CivilDate {
    var year: Int64
    var month: Int64
    var day: Int64

    init(daysSinceEpoch: Int64) {
        let shifted = daysSinceEpoch + 719_468  // from 0000-03-01
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    init?(year: Int64, month: Int64, day: Int64) {
        guard (1...12).contains(month), day >= 1, day <= Self.days(of: month, in: year) else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    private static func days(of month: Int64, in year: Int64) -> Int64 {
        guard month == 2 else { return 30 + (month + month / 8) % 2 }
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    }

    var daysSinceEpoch: Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.floorDivided(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

/// Reads fixed-width numbers and separators from ASCII, each from the place where the last ended.
private struct DigitScanner {
    var position = 0

    @inline(__always)
    mutating func take(
        _ character: Unicode.Scalar,
        or other: Unicode.Scalar? = nil,
        of text: Span<UInt8>
    ) -> Bool {
        guard position < text.count else { return false }
        let found = Unicode.Scalar(text[position])
        guard found == character || found == other else { return false }
        position += 1
        return true
    }

    @inline(__always)
    mutating func number(_ text: Span<UInt8>, digits count: Int) -> Int64? {
        guard position + count <= text.count else { return nil }
        var value: Int64 = 0
        for index in position..<position + count {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int64(digit)
        }
        position += count
        return value
    }

    /// The fraction in milliseconds, 0 without one, nil when a point has no digit behind it.
    mutating func milliseconds(_ text: Span<UInt8>) -> Int64? {
        guard take(".", of: text) else { return 0 }
        var value: Int64 = 0
        var weight: Int64 = 100
        var digits = 0
        while let digit = number(text, digits: 1) {
            value += digit * weight
            weight /= 10
            digits += 1
        }
        return digits > 0 ? value : nil
    }

    mutating func offsetMinutes(_ text: Span<UInt8>) -> Int64? {
        if take("Z", or: "z", of: text) { return 0 }
        let isEast = take("+", of: text)
        guard isEast || take("-", of: text) else { return nil }
        guard let hours = number(text, digits: 2), take(":", of: text),
            let minutes = number(text, digits: 2), hours < 24, minutes < 60
        else { return nil }
        return (isEast ? 1 : -1) * (hours * 60 + minutes)
    }
}
