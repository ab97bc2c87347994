import Model
import TimeSeries

// A plot as a picture. Coordinates are those of the view box:
//
//     0      left                                  right   width
//     ┌───────┬──────────────────────────────────────┬───┐ 0
//     │ 20k/s ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄│   │ top
//     │       │   ╱╲      ░░░░░░ coarse      mark    │   │
//     │     0 ┼──────────┴──────┴──────────────┴─────┤   │ bottom
//     │         12:30        12:45        13:00      │   │ height
//     └──────────────────────────────────────────────────┘
//
// Below the picture lies the same as text for the script that shows values under the pointer, one
// piece for each column that has a value; who has no script reads the table of extremes instead.

/// Draws a plot.
struct PlotDrawing {
    static let width = 560.0
    static let height = 170.0
    private static let left = 64.0
    private static let right = 552.0
    private static let top = 10.0
    private static let bottom = 146.0
    /// One for each three pixels of a usual screen.
    static let columns = 180

    private let plot: Plot
    private let ceiling: Double
    private let step: Double

    init(_ plot: Plot) {
        self.plot = plot
        let values = plot.curves.flatMap { $0.samples.lazy.map(\.value).filter(\.isFinite) }
        // A limit far above what is used would flatten the curve; then it is only said.
        let peak = values.max() ?? 0
        let limit = plot.limit.flatMap { $0 <= peak * 4 ? $0 : nil } ?? 0
        let top = max(peak, limit, 0)
        step = plot.quantity.step(reaching: top > 0 ? top : 1, in: 4)
        ceiling = step * max(1, (max(top, step) / step).rounded(.up))
    }

    var svg: HTML {
        Tag.svg(
            [
                .class("plot"), .viewBox(Self.width, Self.height), .role("img"),
                .label(summary), .data(values),
                .span("\(plot.span.lowerBound) \(plot.span.upperBound)"),
            ],
            HTML(coarse),
            HTML(levels),
            HTML(times),
            HTML(limit),
            HTML(marks),
            HTML(plot.curves.indices.map(curve))
        )
    }

    /// What the picture shows, for who does not see it.
    var summary: String {
        let text = plot.quantity.text
        let parts = plot.curves.filter { !$0.samples.isEmpty }.map { curve in
            let values = curve.samples.map(\.value).filter(\.isFinite)
            let range = "\(text(values.min() ?? 0)) to \(text(values.max() ?? 0))"
            let now = curve.samples.last.map { ", last \(text($0.value))" } ?? ""
            return (plot.curves.count > 1 ? "\(curve.name) " : "") + range + now
        }
        return "\(plot.title): " + (parts.isEmpty ? "no samples" : parts.joined(separator: "; "))
    }

    private func x(_ milliseconds: Int64) -> Double {
        let length = Double(max(1, plot.span.upperBound - plot.span.lowerBound))
        let share = Double(milliseconds - plot.span.lowerBound) / length
        return Self.left + (Self.right - Self.left) * share
    }

    private func y(_ value: Double) -> Double {
        Self.bottom - (Self.bottom - Self.top) * min(1, max(0, value / ceiling))
    }

    private var levels: [HTML] {
        stride(from: 0, through: ceiling + step / 2, by: step).flatMap { level in
            [
                Tag.line([
                    .class("grid"), .x1(Self.left), .x2(Self.right), .y1(y(level)), .y2(y(level)),
                ]),
                Tag.text(
                    [.x(Self.left - 6), .y(y(level) + 3.5), .anchor("end")],
                    HTML(level == 0 ? "0" : plot.quantity.text(level))
                ),
            ]
        }
    }

    private var times: [HTML] {
        TimeAxis.ticks(plot.span, count: 7).map { tick in
            Tag.text(
                [.x(x(tick.time)), .y(Self.bottom + 15), .anchor("middle")],
                HTML(tick.text)
            )
        }
    }

    private var limit: [HTML] {
        guard let limit = plot.limit, limit <= ceiling else { return [] }
        return [
            Tag.line([
                .class("limit"), .x1(Self.left), .x2(Self.right), .y1(y(limit)), .y2(y(limit)),
            ])
        ]
    }

    private var coarse: [HTML] {
        plot.coarse.map { span in
            let start = x(max(span.lowerBound, plot.span.lowerBound))
            let end = x(min(span.upperBound, plot.span.upperBound))
            return Tag.rect(
                [
                    .class("coarse"), .x(start), .y(Self.top), .width(max(1, end - start)),
                    .height(Self.bottom - Self.top),
                ],
                Tag.title("filled in later, with means that the cluster had kept")
            )
        }
    }

    private var marks: [HTML] {
        plot.marks.filter { plot.span.contains($0.at.milliseconds) }.map { mark in
            let place = x(mark.at.milliseconds)
            return Tag.g(
                [.class("mark \(mark.standing.rawValue)")],
                Tag.line([.x1(place), .x2(place), .y1(Self.top), .y2(Self.bottom)]),
                Tag.path([
                    .d(
                        "M\(Digits.short(place - 4)) \(Digits.short(Self.bottom + 5))"
                            + "l4 -5l4 5z"
                    )
                ]),
                Tag.title("\(ClockText.dayTime(mark.at)) UTC: \(ShownName.plain(mark.sentence))")
            )
        }
    }

    /// A curve broken where samples are missing; a lone sample is a dot.
    private func curve(_ number: Int) -> HTML {
        let samples = plot.curves[number].samples
        let columns = Downsampling.columns(samples, over: plot.span, count: Self.columns)
        let length = plot.span.upperBound - plot.span.lowerBound
        let gap = Downsampling.gap(samples, column: length / Int64(Self.columns))
        var d = ""
        var last: (time: Int64, x: Int, y: Int)?
        for sample in columns.flatMap(\.samples) {
            let place = (
                time: sample.milliseconds, x: Int(x(sample.milliseconds).rounded()),
                y: Int((y(sample.value) * 10).rounded())
            )
            if let last, place.time - last.time <= gap {
                d += "l\(place.x - last.x) \(Self.tenths(place.y - last.y))"
            } else {
                let start = "M\(place.x) \(Self.tenths(place.y))"
                d += "\(start)h.01\(start)"
            }
            last = place
        }
        return Tag.path([.class("curve c\(number + 1)"), .d(d)])
    }

    /// A number of tenths as SVG reads it, as short as can be; steps are most of a plot's bytes.
    private static func tenths(_ number: Int) -> String {
        let (whole, part) = abs(number).quotientAndRemainder(dividingBy: 10)
        let digits = part == 0 ? "\(whole)" : "\(whole == 0 ? "" : "\(whole)").\(part)"
        return number < 0 ? "-\(digits)" : digits
    }

    /// The values of each column for the script: `PLACE TEXT`, joined by `|`.
    private var values: String {
        let curves = plot.curves.map { curve in
            let columns = Downsampling.columns(curve.samples, over: plot.span, count: Self.columns)
            return Dictionary(uniqueKeysWithValues: columns.map { ($0.place, $0) })
        }
        return (0..<Self.columns).compactMap { place in
            let parts = zip(plot.curves, curves).compactMap { curve, columns in
                columns[place].map { column in
                    (plot.curves.count > 1 ? "\(curve.name) " : "") + text(column)
                }
            }
            return parts.isEmpty ? nil : "\(place) " + parts.joined(separator: ", ")
        }.joined(separator: "|")
    }

    private func text(_ column: PlotColumn) -> String {
        let least = plot.quantity.text(column.least.value)
        let greatest = plot.quantity.text(column.greatest.value)
        return least == greatest ? least : "\(least) – \(greatest)"
    }
}
