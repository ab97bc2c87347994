import Model
import TestSupport
import Testing
import TimeSeries

@testable import Pages

/// Plots as pictures.
@Suite struct PlotTests {
    private static let start: Int64 = 1_790_000_000_000

    private func plot(gap: Bool = false) -> Plot {
        let samples = (0..<360).filter { !gap || !(120..<200).contains($0) }.map { place in
            let peak = place == 77 ? 9_000.0 : 0
            return Sample(
                milliseconds: Self.start + Int64(place) * 10_000,
                value: 3_000 + Double(place % 40) * 20 + peak
            )
        }
        var plot = Plot(
            "Requests",
            .rate,
            over: Self.start...Self.start + 3_600_000,
            curves: [.init("all", samples), .init("reads", [])],
            limit: 10_000
        )
        plot.coarse = [Self.start - 5_000...Self.start + 300_000]
        plot.marks = [
            .init(
                at: Timestamp(milliseconds: Self.start + 1_200_000),
                standing: .critical,
                sentence: "node 2 <is> down"
            )
        ]
        return plot
    }

    /// Readable as lines: one element each.
    private func lines(_ html: HTML) -> String {
        html.text.replacing("><", with: ">\n<") + "\n"
    }

    @Test func `a plot, line for line`() throws {
        try expectGolden(lines(PlotFigure(plot()).html), named: "plot.svg")
    }

    @Test func `a gap is a gap`() {
        let whole = PlotDrawing(plot()).svg.text
        let broken = PlotDrawing(plot(gap: true)).svg.text
        #expect(whole.ranges(of: "h.01M").count == 1)
        #expect(broken.ranges(of: "h.01M").count == 2)
    }

    @Test func `a plot of a week is a few kB and has its peak`() {
        var plot = plot()
        plot.span = Self.start...Self.start + 604_800_000
        let samples = (0..<60_480).map { place in
            Sample(
                milliseconds: Self.start + Int64(place) * 10_000,
                value: place == 40_000 ? 77_700 : Double(place % 977)
            )
        }
        plot.curves = [.init("all", samples)]
        let svg = PlotDrawing(plot).svg
        #expect(svg.bytes.count < 16_000)
        #expect(svg.text.contains("77.7k/s"))
        #expect(PlotDrawing(plot).summary.contains("to 77.7k/s"))
    }

    @Test func `what has no sample says so`() {
        let empty = Plot("Lag", .count, over: 0...1_000, curves: [.init("a", [])])
        let text = PlotFigure(empty).html.text
        #expect(text.contains("No samples of this in that time."))
        #expect(!text.contains("<svg"))
    }

    @Test func `samples that are no numbers, or all zero, or one, draw something`() {
        for values in [
            [Double.nan], [.infinity, -Double.infinity], [0, 0, 0], [1e300], [-5], [1e-300],
        ] {
            let samples = values.enumerated().map {
                Sample(milliseconds: Int64($0) * 1_000, value: $1)
            }
            let plot = Plot("x", .bytes, over: 0...10_000, curves: [.init("a", samples)])
            let text = PlotDrawing(plot).svg.text
            #expect(text.utf8.count < 10_000)
            #expect(!text.contains("nan") && !text.contains("inf"))
        }
    }

    @Test func `the script knows the sizes of the drawing`() {
        let script = Script.text
        let width = Int(PlotDrawing.width)
        #expect(script.contains("left = 64, right = 552, width = \(width), columns = "))
        #expect(script.contains("columns = \(PlotDrawing.columns);"))
        let svg = PlotDrawing(plot()).svg.text
        #expect(svg.contains("x1=\"64\" x2=\"552\" y1=\"146\""))
    }

    @Test(
        arguments: [
            (60_000, 2), (3_600_000, 8), (21_600_000, 8), (86_400_000, 8), (604_800_000, 8),
            (31_536_000_000, 10),
        ] as [(Int64, Int)]
    )
    func `an axis of time has few marks`(_ length: Int64, _ most: Int) {
        let ticks = TimeAxis.ticks(Self.start...Self.start + length, count: 8)
        #expect(ticks.count <= most + 1 && !ticks.isEmpty)
        #expect(Set(ticks.map(\.text)).count == ticks.count)
    }
}
