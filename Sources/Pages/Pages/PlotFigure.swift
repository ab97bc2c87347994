/// A plot with what belongs to it: its name, the names of its curves, and the value under the
/// pointer.
struct PlotFigure {
    private let plot: Plot

    init(_ plot: Plot) {
        self.plot = plot
    }

    var html: HTML {
        Tag.figure(
            Tag.figcaption(Tag.strong(HTML(plot.title)), Tag.span([.class("quiet")], legend)),
            plot.isEmpty
                ? Tag.div([.class("empty")], "No samples of this in that time.")
                : HTML([
                    PlotDrawing(plot).svg,
                    Tag.div([.class("reading"), .hidden], HTML(coarse)),
                ])
        )
    }

    private var legend: HTML {
        var words =
            plot.curves.count > 1
            ? zip(plot.curves, ["solid", "dashed", "dotted"]).filter { !$0.0.samples.isEmpty }
                .map { "\(ShownName.cut($0.0.name, 24)) \($0.1)" } : []
        if let limit = plot.limit { words.append("limit \(plot.quantity.text(limit))") }
        return HTML(words.joined(separator: ", "))
    }

    private var coarse: String {
        plot.coarse.isEmpty ? "" : "shaded: filled in later, with means that the cluster had kept"
    }
}
