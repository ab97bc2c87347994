package import TimeSeries

/// What lies above one pixel of a plot: the least and the greatest value, in the order they came.
package struct PlotColumn: Hashable, Sendable {
    /// The number of the column, from the left.
    package let place: Int
    /// The sample with the least value.
    package private(set) var least: Sample
    /// The sample with the greatest value.
    package private(set) var greatest: Sample

    init(_ place: Int, _ sample: Sample) {
        self.place = place
        (least, greatest) = (sample, sample)
    }

    mutating func take(_ sample: Sample) {
        if sample.value < least.value { least = sample }
        if sample.value > greatest.value { greatest = sample }
    }

    /// One or two samples, in the order of time.
    package var samples: [Sample] {
        if least == greatest { return [least] }
        return least.milliseconds <= greatest.milliseconds ? [least, greatest] : [greatest, least]
    }
}

/// Makes few points of many such that no peak is lost.
package enum Downsampling {
    /// The columns of a span that have samples; what is no number is left out.
    ///
    /// Keeps the least and the greatest of each column and so at most two points for each, whatever
    /// the samples are; O(samples), which must be in the order of time.
    package static func columns(
        _ samples: [Sample],
        over span: ClosedRange<Int64>,
        count: Int
    ) -> [PlotColumn] {
        let width = Double(max(1, span.upperBound - span.lowerBound))
        var columns: [PlotColumn] = []
        for sample in samples where span.contains(sample.milliseconds) && sample.value.isFinite {
            let share = Double(sample.milliseconds - span.lowerBound) / width
            let place = min(count - 1, Int(share * Double(count)))
            if columns.last?.place == place {
                columns[columns.count - 1].take(sample)
            } else {
                columns.append(PlotColumn(place, sample))
            }
        }
        return columns
    }

    /// From what distance on two neighbours have a gap between them, in milliseconds.
    ///
    /// Three of the usual distances, as a reading lives for three intervals; and never less than
    /// two columns, within which nobody could see it.
    package static func gap(_ samples: [Sample], column: Int64) -> Int64 {
        // A handful tells the usual distance; sorting all of a week would cost more than the plot.
        let stride = max(1, samples.count / 64)
        let distances = Swift.stride(from: 1, to: samples.count, by: stride).map {
            samples[$0].milliseconds - samples[$0 - 1].milliseconds
        }.filter { $0 > 0 }.sorted()
        guard !distances.isEmpty else { return .max }
        return max(distances[distances.count / 2] * 3 + 1_000, column * 2)
    }
}
