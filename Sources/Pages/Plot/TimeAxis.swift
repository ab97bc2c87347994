import Model

/// Where an axis of time has its marks.
enum TimeAxis {
    private static let minute: Int64 = 60_000
    private static let steps: [Int64] = [
        1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 10_080,
    ].map { $0 * minute }

    /// Round times within a span, at most `count` of them, each with its text.
    static func ticks(_ span: ClosedRange<Int64>, count: Int) -> [(time: Int64, text: String)] {
        let length = span.upperBound - span.lowerBound
        let step = steps.first { length / $0 <= Int64(count) } ?? (length / Int64(count) + 1)
        let first = (span.lowerBound + step - 1) / step * step
        return stride(from: first, through: span.upperBound, by: Int64.Stride(step)).map { time in
            let text = Timestamp(milliseconds: time).rfc3339
            let isDay = step >= 1_440 * minute || time % (1_440 * minute) == 0
            return (
                time,
                isDay ? String(text.prefix(10).dropFirst(5)) : String(text.dropFirst(11).prefix(5))
            )
        }
    }
}
