package import Model
package import TimeSeries

/// Curves over a span of time, with what happened meanwhile.
package struct Plot: Sendable, Hashable {
    /// One curve.
    package struct Curve: Sendable, Hashable {
        /// What it is called where there are several.
        package var name: String
        /// Its samples, in the order of time.
        package var samples: [Sample]

        /// Joins a curve.
        package init(_ name: String, _ samples: [Sample]) {
            self.name = name
            self.samples = samples
        }
    }

    /// Something that happened, as a mark on the axis of time.
    package struct Mark: Sendable, Hashable {
        /// When.
        package var at: Timestamp
        /// How bad it is.
        package var standing: Standing
        /// What, in a sentence.
        package var sentence: String

        /// Joins a mark.
        package init(at: Timestamp, standing: Standing, sentence: String) {
            self.at = at
            self.standing = standing
            self.sentence = sentence
        }
    }

    /// What it shows.
    package var title: String
    /// What its numbers measure.
    package var quantity: Quantity
    /// From when to when, in milliseconds since 1970.
    package var span: ClosedRange<Int64>
    /// The curves, three at most.
    package var curves: [Curve]
    /// A value that should not be reached; nil where there is none.
    package var limit: Double?
    /// Times whose values are means over longer spans, filled in later.
    package var coarse: [ClosedRange<Int64>] = []
    /// What happened.
    package var marks: [Mark] = []

    /// Joins a plot without marks.
    package init(
        _ title: String,
        _ quantity: Quantity,
        over span: ClosedRange<Int64>,
        curves: [Curve],
        limit: Double? = nil
    ) {
        self.title = title
        self.quantity = quantity
        self.span = span
        self.curves = curves
        self.limit = limit
    }

    /// Whether there is nothing to draw.
    package var isEmpty: Bool { curves.allSatisfy { $0.samples.isEmpty } }
}
