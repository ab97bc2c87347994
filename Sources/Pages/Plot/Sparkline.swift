import TimeSeries

/// A curve without axes, as wide as a word or two.
struct Sparkline {
    private static let width = 160.0
    private static let height = 32.0
    private static let columns = 80

    let samples: [Sample]
    let span: ClosedRange<Int64>
    let quantity: Quantity
    /// What it shows, for who does not see it.
    let title: String

    var svg: HTML {
        let columns = Downsampling.columns(samples, over: span, count: Self.columns)
        let values = columns.map(\.greatest.value)
        let least = columns.map(\.least.value).min() ?? 0
        let range = "\(quantity.text(least)) to \(quantity.text(values.max() ?? 0))"
        let label = columns.isEmpty ? "\(title): no samples" : "\(title): \(range)"
        return Tag.svg(
            [
                .class("spark"), .viewBox(Self.width, Self.height), .stretch, .role("img"),
                .label(label),
            ],
            HTML(paths(columns, top: max(values.max() ?? 1, 1e-12)))
        )
    }

    /// The area below and the curve, both broken where samples are missing.
    private func paths(_ columns: [PlotColumn], top: Double) -> [HTML] {
        let length = span.upperBound - span.lowerBound
        let gap = Downsampling.gap(samples, column: length / Int64(Self.columns))
        var (line, area) = ("", "")
        var last: (sample: Sample, x: String)?
        let base = Digits.short(Self.height)
        for sample in columns.flatMap(\.samples) {
            let share = Double(sample.milliseconds - span.lowerBound) / Double(max(1, length))
            let x = Digits.tenths(Self.width * share)
            let y = Digits.tenths(1 + (Self.height - 2) * (1 - max(0, sample.value) / top))
            if let last, sample.milliseconds - last.sample.milliseconds <= gap {
                line += "L\(x) \(y)"
                area += "L\(x) \(y)"
            } else {
                if let last { area += "L\(last.x) \(base)z" }
                line += "M\(x) \(y)"
                area += "M\(x) \(base)L\(x) \(y)"
            }
            last = (sample, x)
        }
        if let last { area += "L\(last.x) \(base)z" }
        return [Tag.path([.class("area"), .d(area)]), Tag.path([.d(line)])]
    }
}
