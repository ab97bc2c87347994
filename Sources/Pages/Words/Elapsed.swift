package import Model

/// Lengths of time as people say them.
package enum Elapsed {
    /// In the two largest units: `3 s`, `4 min`, `1 h 5 min`, `2 d 3 h`, `89 d`.
    package static func text(milliseconds: Int64) -> String {
        let seconds = max(0, milliseconds) / 1_000
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3_600: return "\(seconds / 60) min"
        case ..<86_400:
            let minutes = seconds / 60 % 60
            return "\(seconds / 3_600) h" + (minutes > 0 ? " \(minutes) min" : "")
        case ..<864_000:
            let hours = seconds / 3_600 % 24
            return "\(seconds / 86_400) d" + (hours > 0 ? " \(hours) h" : "")
        default: return "\(Digits.grouped(Int(seconds / 86_400))) d"
        }
    }

    /// From one time to another; a clock that was set back counts as no time.
    package static func text(from start: Timestamp, to end: Timestamp) -> String {
        text(milliseconds: end.milliseconds - start.milliseconds)
    }

    /// What is left until an end: `89 d left`, `ended 2 d ago`.
    package static func text(until end: Timestamp, from now: Timestamp) -> String {
        end < now ? "ended \(text(from: end, to: now)) ago" : "\(text(from: now, to: end)) left"
    }
}

/// Times of the calendar, always in UTC.
enum ClockText {
    /// The time of day, `13:20:04`.
    static func time(_ time: Timestamp) -> String { String(time.rfc3339.dropFirst(11).prefix(8)) }

    /// The day and the time, `2026-11-22 13:20:04`.
    static func dayTime(_ time: Timestamp) -> String {
        String(time.rfc3339.prefix(10)) + " " + self.time(time)
    }

    /// The day, `2026-11-22`.
    static func day(_ time: Timestamp) -> String { String(time.rfc3339.prefix(10)) }

    /// The time as briefly as it is clear beside `now`.
    static func brief(_ time: Timestamp, beside now: Timestamp) -> String {
        day(time) == day(now) ? self.time(time) : dayTime(time)
    }
}
